import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { grades } from '../../src/document/grades.js';
import { operations } from '../../src/document/operations.js';
import { faultKinds } from '../../src/fake/misbehaviour/fault-kinds.js';
import { openapi } from '../../src/generated/contract.js';
import { remarkCodes, violationCodes } from '../../src/journal/violation.js';
import { controlCalls, controlPlane } from '../helpers/check-reply.js';
import { inMemoryOnly } from '../helpers/on-database.js';
import { startTestFake } from '../helpers/start-test-fake.js';

/** Those that do not end with the answer. */
const streams = ['streamEvents'];

for (const { operationId, method, path, example, responses } of controlCalls) {
  if (streams.includes(operationId)) continue;
  test(`${operationId} answers its own example as control-plane.yaml says`, async () => {
    const fake = await startTestFake();
    await fake.get(1);
    await fake.in('worker-1').get(1);
    const concrete = path.replace('{id}', '00000000-0000-4000-8000-000000000001').replace('{name}', 'worker-1');
    const wanted = Object.keys(responses).find((status) => /^2/.test(status)) ?? '501';
    for (const world of [fake, fake.in('one')]) {
      if (world !== fake) await world.get(1);
      if (operationId === 'dropSandbox') await fake.in('worker-1').get(1);
      const { status } = await world.admin(method, concrete, example);
      expect(String(status)).toBe(wanted);
    }
  });
}

test('each new request is an event of the stream', async () => {
  const { fake, get } = await startTestFake();
  const stop = new AbortController();
  const response = await fetch(`${fake.adminUrl}/events`, { signal: stop.signal });
  expect(response.headers.get('content-type')).toBe('text/event-stream');
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  expect((await reader.read()).value).toBe(':\n\n');
  await get(1);
  const { value = '' } = await reader.read();
  expect(JSON.parse(value.slice('data: '.length))).toEqual((await fake.requests())[0]);
  stop.abort();
});

test('a call that changes the world is an event of its stream, and no other', async () => {
  const fake = await startTestFake();
  const stop = new AbortController();
  const response = await fetch(`${fake.fake.adminUrl}/events`, { signal: stop.signal });
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  await reader.read();
  await fake.in('one').admin('POST', '/__admin/reset');
  await fake.admin('GET', '/__admin/state');
  await fake.admin('PUT', '/__admin/assumptions', { reassign: 'refuse' });
  const { value } = await reader.read();
  expect(value).toBe('event: change\ndata: {"method":"PUT","path":"/assumptions"}\n\n');
  stop.abort();
});

test.each(['/__admin/mappings', '/__admin/mappings/import', '/sandbox/one/__admin/mappings'])(
  '%s answers 501 and names what to use',
  async (path) => {
    const { admin } = await startTestFake();
    for (const method of ['GET', 'POST', 'DELETE']) {
      const { status, text } = await admin(method, path);
      expect(status).toBe(501);
      expect(text).toContain('/__admin/faults');
    }
  },
);

test('an unknown call is answered with 404 that names it', async () => {
  const { admin } = await startTestFake();
  const { status, body } = await admin('PATCH', '/__admin/request');
  expect(status).toBe(404);
  expect(body).toMatchObject({
    errors: [{ code: 'not-found', detail: expect.stringContaining('PATCH /__admin/request') }],
  });
});

test.each([
  ['broken JSON', '{', 400],
  ['a list', '[]', 422],
  ['an empty body', '', 422],
])('%s is no body for a call that needs fields', async (_, body, wanted) => {
  const { admin } = await startTestFake();
  for (const [method, path] of [
    ['PUT', '/__admin/state'],
    ['POST', '/__admin/faults'],
  ] as const) {
    const { status } = await admin(method, path, body);
    expect(`${path} ${status}`).toBe(`${path} ${wanted}`);
  }
});

test.each([
  ['PUT', '/__admin/state'],
  ['POST', '/__admin/requests/find'],
])('%s %s refuses a body of too many levels', async (method, path) => {
  const { admin } = await startTestFake();
  const [levels, within] = [512, 511].map((count) => '['.repeat(count) + ']'.repeat(count)) as [string, string];
  const { status, text } = await admin(method, path, JSON.parse(levels));
  expect(status).toBe(422);
  expect(JSON.parse(text).errors).toMatchObject([
    {
      code: 'request-invalid',
      detail:
        'The body is nested too deeply.\n  Expected:  at most 511 lists and records inside each other\n  Send a flatter one; control-plane.yaml shows the shape.',
    },
  ]);
  expect((await admin(method, path, JSON.parse(within))).text).not.toContain('nested');
});

test('a fake in memory can always serve, and asks for access as elsewhere', async () => {
  inMemoryOnly('a replica answers its probes to anybody');
  const { admin } = await startTestFake({ adminToken: 'admin-secret' });
  const headers = { Authorization: 'Bearer admin-secret' };
  expect(await admin('GET', '/__admin/ready', undefined, headers)).toMatchObject({
    status: 200,
    body: { status: 'ready' },
  });
  for (const path of ['/__admin/ready', '/__admin/health']) expect((await admin('GET', path)).status).toBe(401);
});

test('health tells the version of the package', async () => {
  const { admin } = await startTestFake();
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  expect((await admin('GET', '/__admin/health')).body).toEqual({
    status: 'healthy',
    version,
    tls: false,
    uptimeInSeconds: 0,
  });
});

test('the contract is served as it was written, and as JSON', async () => {
  const { send } = await startTestFake();
  const written = readFileSync(new URL('../../openapi.yaml', import.meta.url), 'utf8');
  expect((await send({ path: '/openapi.yaml' })).text).toBe(written);
  expect(JSON.parse((await send({ path: '/openapi.json' })).text)).toEqual(openapi);
});

const gradeSchema = JSON.parse(readFileSync(new URL('../../src/document/grade.schema.json', import.meta.url), 'utf8'));

/** What stands in two places must be the same in both. */
const schemas = controlPlane.components!.schemas as unknown as Record<
  string,
  { enum: string[] } & Record<string, unknown>
>;

test('control-plane.yaml lists the codes of violations and remarks, the kinds of faults, the grades and the outcomes of the source', () => {
  expect(schemas.ViolationCode!.enum).toEqual(Object.keys(violationCodes));
  expect(schemas.RemarkCode!.enum).toEqual(Object.keys(remarkCodes));
  expect(schemas.FaultKind!.enum).toEqual(Object.keys(faultKinds));
  const { grade } = schemas.Violation!.properties as { grade: { enum: string[] } };
  expect(grade.enum).toEqual([...grades, 'own']);
  const { outcome } = schemas.Entry!.properties as { outcome: { enum: string[] } };
  expect(outcome.enum).toEqual([...gradeSchema.$defs.graded.properties['x-outcome'].enum, 'fault', 'other']);
});

test('control-plane.yaml names no operation of openapi.yaml', () => {
  const text = readFileSync(new URL('../../control-plane.yaml', import.meta.url), 'utf8');
  expect(operations.filter(({ operationId }) => text.includes(operationId))).toEqual([]);
});
