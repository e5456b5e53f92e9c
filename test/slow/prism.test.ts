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
  'assign-unknown-customer': 'code=401, example=unknown-customer',
  'assign-without-billing-id': '',
  'assign-without-billing-system': '',
  'assign-malformed-billing-id': '',
  'assign-malformed-billing-system': '',
  'assign-unknown-billing-system': '',
};

const readsBack = 'it reads what was written';
const beyondMock: Record<string, string> = {
  'get-malformed-id': 'Prism refuses the address itself',
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
  'linking-flow': readsBack,
  'assign-twice': readsBack,
  reassign: readsBack,
  'two-customers-one-billing-id': readsBack,
  'refused-assign-changes-nothing': readsBack,
};

const names = documents.flatMap(({ workflows }) => workflows.map(({ workflowId }) => workflowId));

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
    expect([...Object.keys(stateless), ...Object.keys(beyondMock)].sort()).toEqual([...names].sort());
  });

  it.each(Object.entries(stateless))('passes %s with Prefer "%s"', async (name, wanted) => {
    prefer = wanted;
    const { cases } = await judgeServer(url, only(name));
    expect(cases).toMatchObject([{ name, status: 'passed', findings: [] }]);
  });
});

/** Workflows whose requests are wrong on purpose. */
const wrongRequests = [
  'assign-without-ticaga-id',
  'assign-without-billing-id',
  'assign-without-billing-system',
  'assign-malformed-ticaga-id',
  'assign-malformed-billing-id',
  'assign-malformed-billing-system',
  'assign-unknown-billing-system',
  'assign-billing-system-in-lower-case',
  'assign-without-credentials',
  'refused-assign-changes-nothing',
  'get-malformed-id',
  'get-without-credentials',
];

const notPassed = ({ cases }: Report) => cases.filter(({ status }) => status !== 'passed').map(({ name }) => name);

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
    headers: { 'x-world': undefined, ...(came.authorization === 'Bearer none' ? { authorization: undefined } : {}) },
  }));
  const prism = await startPrism('proxy', [`${back.url}/api`, '--errors', ...options]);
  const complaints: string[] = [];
  const front = await openFrontDoor(
    { fake: fake.url, prism: prism.url },
    ({ authorization }) =>
      credentials === 'hidden' && authorization === undefined ? { authorization: 'Bearer none' } : {},
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
    const suite = await judgeServer(url);
    expect(suite.cases).toHaveLength(names.length);
    expect(notPassed(suite)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('finds nothing wrong with any request but those that are wrong on purpose', async () => {
    const { url, complaints } = await startProxy(fake.url, [], { credentials: 'as sent' });
    expect(notPassed(await judgeServer(url)).sort()).toEqual([...wrongRequests].sort());
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
