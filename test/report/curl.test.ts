import { describe, expect, it } from 'vitest';
import { secretMark } from '../../src/report/command-line.js';
import { type CurlRequest, renderCurl } from '../../src/report/curl.js';

describe('a curl command', () => {
  it('takes the token from the environment and quotes for a shell', () => {
    const request = {
      method: 'POST',
      url: 'http://127.0.0.1/a?b=1',
      headers: { Authorization: 'Bearer secret', 'Content-Type': 'application/json' },
      body: `{"name":"O'Brien"}`,
    };
    expect(renderCurl(request, { bearer: '$TICAGA_API_TOKEN' })).toBe(
      `curl -X POST -H "Authorization: Bearer $TICAGA_API_TOKEN" -H 'Content-Type: application/json' --data-raw '{"name":"O'\\''Brien"}' 'http://127.0.0.1/a?b=1'`,
    );
  });

  it('sends no Authorization header beside the credentials that are given', () => {
    const request = { method: 'GET', url: '/a', headers: { authorization: 'Bearer secret' } };
    expect(renderCurl(request, { basic: 'me@x.com:$TICAGA_API_TOKEN' })).toBe(
      'curl -u "me@x.com:$TICAGA_API_TOKEN" /a',
    );
    expect(renderCurl(request, {})).toBe('curl /a');
  });

  it.each<[what: string, request: Partial<CurlRequest>, command: string]>([
    [
      'a secret of the address and of a header',
      { url: `/a?token=${secretMark}`, headers: { X: secretMark } },
      `curl -H 'X: '"$TICAGA_API_TOKEN" '/a?token='"$TICAGA_API_TOKEN"`,
    ],
    [
      'several lines, an empty one and none',
      { headers: { A: ['1', ''], Accept: [] } },
      "curl -H 'A: 1' -H 'A;' -H Accept: /a",
    ],
    ['a GET with a body', { body: 'x' }, 'curl -X GET --data-raw x /a'],
    ['an empty body', { method: 'POST', body: '' }, "curl -X POST --data-raw '' /a"],
    [
      'a body that no argument can hold',
      { method: 'POST', body: 'a\0' },
      "printf 'a\\000' | curl -X POST --data-binary @- /a",
    ],
    [
      'a body of several lines that steers a terminal',
      { method: 'POST', body: "-50% of \\n\n\u001B[31m\u202Eit's ##[error]" },
      `printf '\\05550%% of \\\\n\\n\\033[31m\\342\\200\\256it'\\''s \\043#[error]' | curl -X POST --data-binary @- /a`,
    ],
    [
      'a body that is no text',
      { method: 'POST', body: Buffer.from([0xff, 10]) },
      'printf %s /wo= | base64 -d | curl -X POST --data-binary @- /a',
    ],
    ['options of curl', { options: ['-sS', '-i'] }, 'curl -sS -i /a'],
  ])('has words for %s', (_, request, command) => {
    expect(renderCurl({ method: 'GET', url: '/a', headers: {}, ...request })).toBe(command);
  });
});
