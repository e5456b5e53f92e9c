import { expect, test } from 'vitest';
import { bearer, startTestFake } from '../helpers/start-test-fake.js';

type Row = [title: string, method: string, path: string, code: 'path-unknown' | 'method-wrong', hint: string];

const lost: Row[] = [
  ['a typo in the path', 'GET', '/api/customer/get/1', 'path-unknown', 'Did you mean GET /api/customers/get/{id}?'],
  ['a typo in the action', 'POST', '/api/customers/asign', 'path-unknown', 'Did you mean POST /api/customers/assign?'],
  [
    'a missing /api',
    'GET',
    '/customers/get/1',
    'path-unknown',
    'The address lacks /api: did you mean /api/customers/get/1?',
  ],
  [
    'a missing /api of an assign',
    'POST',
    '/customers/assign',
    'path-unknown',
    'The address lacks /api: did you mean /api/customers/assign?',
  ],
  ['/api twice', 'GET', '/api/api/customers/get/1', 'path-unknown', 'take /api off the end of the base URL'],
  ['another letter case', 'GET', '/API/customers/get/1', 'path-unknown', 'GET /api/customers/get/{id}'],
  ['a missing id', 'GET', '/api/customers/get/', 'path-unknown', 'GET /api/customers/get/{id}'],
  ['an id that cannot be decoded', 'GET', '/api/customers/get/%ZZ', 'path-unknown', 'GET /api/customers/get/{id}'],
  ['POST for GET', 'POST', '/api/customers/get/1', 'method-wrong', 'Use GET for this address.'],
  ['GET for POST', 'GET', '/api/customers/assign', 'method-wrong', 'Use POST for this address.'],
  ['PUT for POST', 'PUT', '/api/customers/assign/', 'method-wrong', 'Use POST for this address.'],
];

test.each([
  ['/api/customers/assign', 200, 'POST'],
  ['/api/customers/get/1', 200, 'GET,HEAD'],
  ['/sandbox/one/api/customers/assign', 200, 'POST'],
  ['/api/customer/assign', 404, undefined],
  ['*', 404, undefined],
])('OPTIONS of %s is answered with %d and breaks nothing', async (path, status, allow) => {
  const { fake, send } = await startTestFake();
  const { headers, ...reply } = await send({ method: 'OPTIONS', path });
  expect([reply.status, headers.allow]).toEqual([status, allow]);
  const world = path.startsWith('/sandbox') ? fake.sandbox('one') : fake;
  expect(await world.requests()).toMatchObject([{ violations: [], notes: [{ code: 'options' }] }]);
});

for (const sandbox of ['', '/sandbox/one']) {
  test.each(lost)(
    `%s${sandbox && ', in a sandbox'}, is answered with 404 and diagnosed`,
    async (_, method, path, code, hint) => {
      const { fake, api } = await startTestFake();
      const { status, body, headers } = await api<{ message: string }>({
        method,
        path: sandbox + path,
        headers: bearer,
      });
      const route = path.slice(1);
      expect({ status, message: body.message }).toEqual(
        code === 'path-unknown'
          ? { status: 404, message: `The route ${route} could not be found.` }
          : {
              status: 405,
              message: `The ${method} method is not supported for route ${route}. Supported methods: ${headers.allow}.`,
            },
      );
      expect(headers.allow).toBe(code === 'path-unknown' ? undefined : route.includes('get') ? 'GET, HEAD' : 'POST');
      expect(JSON.parse(String(headers['x-ticaga-kit-violations']))).toMatchObject([{ code }]);
      const world = sandbox === '' ? fake : fake.sandbox('one');
      expect(await world.requests()).toMatchObject([{ wasMatched: false, outcome: 'unmatched' }]);
      const [violation, ...others] = await world.violations();
      expect(others).toEqual([]);
      expect(violation).toMatchObject({
        code,
        location: ['request', code === 'path-unknown' ? 'path' : 'method'],
        grade: 'documented',
        hint: expect.stringContaining(hint),
      });
    },
  );
}

test.each([
  ['/api/customers/assign', 'POST'],
  ['/api/customers/get/1', 'GET,HEAD'],
])('OPTIONS of %s is answered with what it allows, without credentials', async (path, allowed) => {
  const { send } = await startTestFake();
  const { status, headers, text } = await send({ method: 'OPTIONS', path });
  expect({ status, allow: headers.allow, text }).toEqual({ status: 200, allow: allowed, text: '' });
});

test('an unmatched entry keeps the body and does not name an operation that took it', async () => {
  const { fake, api } = await startTestFake();
  await api({ method: 'POST', path: '/api/customers/unlink', body: 'x=1' });
  const [entry] = await fake.requests();
  expect(entry?.request.body).toBe('x=1');
  expect(entry).not.toHaveProperty('operationId');
});
