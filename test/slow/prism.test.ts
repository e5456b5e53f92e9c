import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { type RunningFake, startFake } from '../../src/fake/start-fake.js';
import type { Report } from '../../src/report/report.js';
import { documents, judgeServer, only } from '../verify/judge-server.js';
import { startLiar } from '../verify/liar-server.js';
import { openDoor, openFrontDoor, startPrism } from './prism-doors.js';

let fake: RunningFake;
beforeAll(async () => {
  fake = await startFake();
});
afterAll(() => fake.close());

/** What a mock without a memory can answer, and the Prefer header for what it cannot guess. */
const stateless: Record<string, string> = {
  'get-known-customer': '',
  'get-with-bearer': '',
  'get-with-basic': '',
  'get-unlinked-customer': '',
  'get-without-credentials': '',
  'get-unknown-customer': 'code=401, example=unknown-customer',
  'get-token-owner': 'code=404, example=unknown-customer',
  'assign-with-bearer': '',
  'assign-with-basic': '',
  'assign-unknown-fields': '',
  'assign-without-credentials': '',
  'assign-wrong-token': 'code=401, example=bad-credentials',
  'assign-wrong-token-for-email': 'code=401, example=bad-credentials',
  'assign-nearly-right-token': 'code=401, example=bad-credentials',
  'assign-token-in-other-case': 'code=401, example=bad-credentials',
  'assign-revoked-token': 'code=401, example=bad-credentials',
  'get-wrong-token': 'code=401, example=bad-credentials',
  'get-nearly-right-token': 'code=401, example=bad-credentials',
  'get-token-in-other-case': 'code=401, example=bad-credentials',
  'get-revoked-token': 'code=401, example=bad-credentials',
  'get-email-of-nobody': 'code=401, example=bad-credentials',
  'other-token-for-email': 'code=401, example=bad-credentials',
  'other-token-owner': '',
  'other-token-reads': '',
  'read-with-email-in-other-case': '',
  'read-without-limit': '',
  'assign-unknown-customer': 'code=401, example=unknown-customer',
  'assign-without-billing-id': '',
  'assign-without-billing-system': '',
  'assign-malformed-billing-id': '',
  'assign-billing-id-true': '',
  'assign-malformed-billing-system': '',
  'assign-unknown-billing-system': '',
};

const readsBack = 'it reads what was written';
const beyondMock: Record<string, string> = {
  'get-malformed-id': 'Prism refuses the address itself',
  'get-id-with-letters': 'Prism refuses the address itself',
  'read-with-double-slash': 'Prism folds the slashes',
  'wording-of-a-refused-field': 'the example of a refused field is not of this field',
  'assign-without-ticaga-id': 'the example of a refused field is not of this field',
  'assign-malformed-ticaga-id': 'the example of a refused field is not of this field',
  'assign-billing-system-in-lower-case': 'openapi.yaml lists the spelling of the vendor only',
  'assign-json': readsBack,
  'assign-form': readsBack,
  'assign-decimal-string': readsBack,
  'assign-clientexec': readsBack,
  'assign-whmcs': readsBack,
  'assign-long-billing-id': readsBack,
  'assign-unicode-billing-id': readsBack,
  'assign-billing-id-with-signs': readsBack,
  'assign-large-billing-id': readsBack,
  'assign-leaves-others': readsBack,
  'assign-zeros-in-front': readsBack,
  'other-token-links': readsBack,
  'linking-flow': readsBack,
  'assign-twice': readsBack,
  reassign: readsBack,
  'two-customers-one-billing-id': readsBack,
  'refused-assign-changes-nothing': readsBack,
};

const namesIn = (played: typeof documents) =>
  played.flatMap(({ workflows }) => workflows.map(({ workflowId }) => workflowId));
/** What a framework answers to a client that does not ask for JSON is nothing that Prism could judge. */
const played = documents.filter(({ file }) => !file.endsWith('without-accept.arazzo.yaml'));
const names = namesIn(played);

/** A mock answers tickets, accounts and departments that know nothing of each other, so these are not asked of it. */
const needsRecords = /(^|[/])(accounts|customer-story|departments|link|responses|tickets)\.arazzo\.yaml$/;

describe('prism mock', () => {
  let url: string;
  let prefer = '';
  beforeAll(async () => {
    const prism = await startPrism('mock', []);
    const door = await openFrontDoor({ fake: fake.url, prism: prism.url }, () => ({ prefer: prefer || undefined }));
    url = door.url;
    return async () => {
      await door.close();
      await prism.stop();
    };
  });

  it('has a place in one of the tables for every workflow', () => {
    expect([...Object.keys(stateless), ...Object.keys(beyondMock)].sort()).toEqual(
      namesIn(played.filter(({ file }) => !needsRecords.test(file))).sort(),
    );
  });

  it.each(Object.entries(stateless))('passes %s with Prefer "%s"', async (name, wanted) => {
    prefer = wanted;
    const { cases } = await judgeServer(url, only(name));
    expect(cases).toMatchObject([{ name, status: 'passed', findings: [] }]);
  });
});

/** Workflows whose requests are wrong on purpose, or go without the credentials that openapi.yaml asks for. */
const wrongRequests = [
  'assign-billing-id-true',
  'assign-billing-system-in-lower-case',
  'assign-malformed-billing-id',
  'assign-malformed-billing-system',
  'assign-malformed-ticaga-id',
  'assign-nearly-right-token',
  'assign-unknown-billing-system',
  'assign-without-billing-id',
  'assign-without-billing-system',
  'assign-without-credentials',
  'assign-without-ticaga-id',
  'close-ticket-without-credentials',
  'close-ticket-without-customer',
  'close-ticket-without-ticket',
  'create-response-without-content',
  'create-response-without-credentials',
  'create-response-without-ticket-number',
  'create-response-without-user-id',
  'create-ticket-with-unknown-priority',
  'create-ticket-without-credentials',
  'create-ticket-without-customer-id',
  'create-ticket-without-department-slug',
  'create-ticket-without-message',
  'create-ticket-without-priority',
  'create-ticket-without-subject',
  'get-department-by-id-without-credentials',
  'get-department-by-malformed-id',
  'get-department-without-credentials',
  'get-malformed-id',
  'get-nearly-right-token',
  'get-realtime-config-without-credentials',
  'get-ticket-without-credentials',
  'get-ticket-without-id',
  'get-id-with-letters',
  'get-without-credentials',
  'link-in-small-letters',
  'link-malformed-email',
  'link-without-billing-id',
  'link-without-billing-system',
  'link-without-credentials',
  'link-without-email',
  'link-without-name',
  'list-customer-departments-without-credentials',
  'list-departments-in-public',
  'list-responses-without-credentials',
  'list-responses-without-ticket',
  'list-tickets-of-malformed-id',
  'list-tickets-without-credentials',
  'log-in-without-credentials',
  'log-in-without-email',
  'log-in-without-password',
  'rate-ticket-below-range',
  'rate-ticket-out-of-range',
  'rate-ticket-without-credentials',
  'rate-ticket-without-rating',
  'read-ticket-without-code',
  'read-ticket-without-credentials',
  'refused-assign-changes-nothing',
  'register-in-public',
  'register-without-email',
  'register-without-name',
  'register-without-password',
  'wording-of-a-refused-field',
];

const notPassed = ({ cases }: Report) => cases.filter(({ status }) => status !== 'passed').map(({ name }) => name);

/** What Prism takes for credentials in the place of none, and of an empty token. */
const disguised = (authorization: string | undefined) =>
  authorization === undefined
    ? { authorization: 'Bearer none' }
    : authorization.trim() === 'Bearer'
      ? { authorization: 'Bearer empty' }
      : {};

const restored = (authorization: string | undefined) =>
  authorization === 'Bearer none'
    ? { authorization: undefined }
    : authorization === 'Bearer empty'
      ? { authorization: 'Bearer' }
      : {};

/**
 * Puts `prism proxy --errors` before a server: verify -> door -> Prism -> door -> server.
 * @returns what Prism itself answered, as its name of the error
 */
async function startProxy(
  origin: string,
  options: readonly string[],
  { credentials }: { credentials: 'as sent' | 'hidden' },
) {
  const back = await openDoor((path, came) => ({
    origin,
    path: `${came['x-world']}${path}`,
    headers: { 'x-world': undefined, ...restored(came.authorization) },
  }));
  const prism = await startPrism('proxy', [`${back.url}/api`, '--errors', ...options]);
  const complaints: string[] = [];
  const front = await openFrontDoor(
    { fake: fake.url, prism: prism.url },
    ({ authorization }) => (credentials === 'hidden' ? disguised(authorization) : {}),
    ({ text }) => {
      const [, name] = /stoplight\.io\/prism\/errors#(\w+)/.exec(text) ?? [];
      if (name !== undefined) complaints.push(name);
    },
  );
  onTestFinished(async () => {
    await front.close();
    await prism.stop();
    await back.close();
  });
  return { url: front.url, complaints };
}

describe('prism proxy --errors between verify and the fake', () => {
  it('finds nothing wrong with any answer', async () => {
    // A request without credentials shows some to Prism, which would else answer it itself.
    const { url, complaints } = await startProxy(fake.url, ['--validate-request', 'false'], { credentials: 'hidden' });
    const suite = await judgeServer(url, played);
    expect(suite.cases).toHaveLength(names.length);
    expect(notPassed(suite)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('finds nothing wrong with any request but those that are wrong on purpose', async () => {
    const { url, complaints } = await startProxy(fake.url, [], { credentials: 'as sent' });
    expect(notPassed(await judgeServer(url, played)).sort()).toEqual([...wrongRequests].sort());
    expect(complaints).toHaveLength(wrongRequests.length);
    expect(new Set(complaints)).toEqual(new Set(['UNPROCESSABLE_ENTITY', 'UNAUTHORIZED']));
  });

  it('would find an answer that is off the document', async () => {
    const liar = await startLiar(fake.url, async (_, ask) => {
      const said = await ask();
      return { ...said, text: said.text.replace('"billing_id":"0"', '"billing_id":0') };
    });
    onTestFinished(() => liar.close());
    const { url, complaints } = await startProxy(liar.url, [], { credentials: 'as sent' });
    await judgeServer(url, only('get-unlinked-customer'));
    expect(complaints).toContain('VIOLATIONS');
  });
});
