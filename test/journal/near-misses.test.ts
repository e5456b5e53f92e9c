import { describe, expect, it } from 'vitest';
import { nearMisses } from '../../src/journal/near-misses.js';
import { parseRequestPattern } from '../../src/journal/request-pattern.js';
import { entryWith, formEntry } from './entry-fixture.js';

const form = formEntry('ticaga_id=1&billing_system=Blesta+X&multi=1&multi=2');

describe('near misses', () => {
  it('come nearest first, at most three, without what matches', async () => {
    const pattern = parseRequestPattern({ method: 'POST', url: '/api/customers/assign' });
    const entries = [
      entryWith({ id: 1 }),
      entryWith({ id: 2, method: 'GET', url: '/' }),
      entryWith({ id: 3, url: '/api/customer/assign' }),
      entryWith({ id: 4, url: '/customers' }),
      entryWith({ id: 5, url: '/api/customers/get/1' }),
    ];
    expect((await nearMisses(pattern, entries)).map(({ request }) => request.id)).toEqual([3, 5, 4]);
    expect(await nearMisses(pattern, entries, 1)).toHaveLength(1);
  });

  it('say what differs', async () => {
    const pattern = parseRequestPattern({
      urlPath: '/api/customers/assign',
      headers: { Accept: { contains: 'json' } },
      formParameters: { ticaga_id: { equalTo: '2' }, multi: { matches: '3' } },
    });
    const [miss] = await nearMisses(pattern, [form]);
    expect(miss).toMatchObject({ request: { id: 1 }, distance: expect.closeTo(0.75) });
    expect(miss?.differences).toEqual([
      'The header Accept should be containing "json" and was absent.',
      'The form parameter ticaga_id should be equal to "2" and was "1".',
      'The form parameter multi should be matching 3 and was "1", "2".',
    ]);
  });

  it('hold no secrets, neither of the pattern nor of the request', async () => {
    const pattern = parseRequestPattern({
      url: '/x?token=secret',
      headers: { Authorization: { equalTo: 'Bearer secret' }, 'X-Api-Key': { absent: true } },
      queryParameters: { token: { matches: 'secret' } },
      basicAuthCredentials: { username: 'me', password: 'secret' },
    });
    const rawHeaders = ['Authorization', 'Basic c2VjcmV0OnNlY3JldA==', 'X-Api-Key', 'my-secret'];
    const [miss] = await nearMisses(pattern, [entryWith({ url: '/y?token=my-secret', rawHeaders })]);
    expect(miss?.differences).toEqual([
      'The url should be equal to "/x?token=***" and was "/y?token=***".',
      'The header Authorization should be as in the pattern and was "Basic ***".',
      'The header X-Api-Key should be absent and was "***".',
      'The query parameter token should be as in the pattern and was "***".',
      'The basic credentials should be those of me and was "***".',
    ]);
  });

  it('hold no secret of a cookie and of an expression for the address', async () => {
    const pattern = parseRequestPattern({
      urlPattern: '/x\\?token=secret',
      headers: { Cookie: { equalTo: 'session=secret' } },
    });
    const [miss] = await nearMisses(pattern, [
      entryWith({ url: '/x?token=my-secret', rawHeaders: ['Cookie', 'a=my-secret'] }),
    ]);
    expect(miss?.differences).toEqual([
      'The url should be matching /x\\?token=*** and was "/x?token=***".',
      'The header Cookie should be equal to "session=***" and was "a=***".',
    ]);
  });

  it('are none for a pattern that everything matches', async () => {
    expect(await nearMisses(parseRequestPattern({}), [entryWith(), form])).toEqual([]);
  });
});
