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
  ['OPTIONS', 'OPTIONS', '/api/customers/assign', 'method-wrong', 'Use POST for this address.'],
];

for (const sandbox of ['', '/sandbox/one']) {
  test.each(lost)(
    `%s${sandbox && ', in a sandbox'}, is answered with 404 and diagnosed`,
    async (_, method, path, code, hint) => {
      const { fake, api } = await startTestFake();
      const { status, body, headers } = await api({ method, path: sandbox + path, headers: bearer });
      expect(status).toBe(404);
      expect(body).toEqual({ message: `The route ${path.slice(1)} could not be found.` });
      expect(JSON.parse(String(headers['x-ticaga-kit-violations']))).toMatchObject([{ code }]);
      const world = sandbox === '' ? fake : fake.sandbox('one');
      expect(world.requests()).toMatchObject([{ wasMatched: false, outcome: 'unmatched' }]);
      const [violation, ...others] = world.violations();
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

test('an unmatched entry keeps the body and does not name an operation that took it', async () => {
  const { fake, api } = await startTestFake();
  await api({ method: 'POST', path: '/api/customers/unlink', body: 'x=1' });
  const [entry] = fake.requests();
  expect(entry?.request.body).toBe('x=1');
  expect(entry).not.toHaveProperty('operationId');
});
