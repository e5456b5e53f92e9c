import { describe, expect, it } from 'vitest';
import { renderEntry } from '../../src/journal/rendered-entry.js';
import { entryWith, formEntry } from './entry-fixture.js';

const headersRendered = (...rawHeaders: string[]) => renderEntry(entryWith({ rawHeaders })).request.headers;

describe('a rendered entry', () => {
  it("has the shape of WireMock's logged request with what the kit adds", () => {
    expect(renderEntry(entryWith({ id: 7, fault: 'EMPTY_RESPONSE' }))).toEqual({
      id: '00000000-0000-4000-8000-000000000007',
      request: {
        url: '/api/customers/assign',
        absoluteUrl: 'http://127.0.0.1:4010/api/customers/assign',
        method: 'POST',
        clientIp: '127.0.0.1',
        headers: { Authorization: 'Bearer ***', 'Content-Type': 'application/json' },
        loggedDate: 1767323045678,
        loggedDateString: '2026-01-02T03:04:05.678Z',
        body: '{"ticaga_id": 1, "billing_id": "2", "billing_system": "Blesta"}',
        bodyAsBase64: Buffer.from('{"ticaga_id": 1, "billing_id": "2", "billing_system": "Blesta"}').toString('base64'),
        queryParams: {},
        formParams: {},
      },
      response: { status: 200, headers: { 'Content-Type': 'application/json' }, body: '{"user":true}' },
      wasMatched: true,
      operationId: 'assignBillingId',
      dialect: { credentials: 'bearer', body: 'json' },
      outcome: 'success',
      durationMs: 1.5,
      notes: [],
      violations: [],
      fault: 'EMPTY_RESPONSE',
    });
  });

  it('was not matched when no operation took it, and then names none', () => {
    const { operationId: _, ...unmatched } = entryWith({ outcome: 'unmatched' });
    const rendered = renderEntry(unmatched);
    expect(rendered.wasMatched).toBe(false);
    expect(Object.keys(rendered)).not.toContain('operationId');
  });

  it('joins the lines of one header and keeps the case of its first', () => {
    expect(headersRendered('X-Two', 'a', 'x-two', 'b', 'Accept', '*/*')).toEqual({ 'X-Two': 'a, b', Accept: '*/*' });
  });

  it.each([
    ['Authorization', 'Basic YWRtaW46c2VjcmV0', 'Basic ***'],
    ['authorization', 'bearer  secret', 'bearer ***'],
    ['Authorization', 'secret', '***'],
    ['Authorization', 'secret:part other', '***'],
    ['Authorization', 'Bearer: secret', '***'],
    ['Authorization', 'Bearer', 'Bearer'],
    ['Authorization', '', ''],
    ['Proxy-Authorization', 'Basic secret', 'Basic ***'],
    ['X-Api-Key', 'secret', '***'],
    ['X-Auth', 'secret', '***'],
    ['X-CSRF-TOKEN', 'secret', '***'],
    ['Cookie', 'session=secret; theme=secret;flag', 'session=***; theme=***; ***'],
    ['X-Admin-Email', 'admin@example.com', 'admin@example.com'],
    ['X-Forwarded-Authority', 'example.com', 'example.com'],
  ])('shows %s: %s as %s', (name, value, shown) => {
    expect(headersRendered(name, value)).toEqual({ [name]: shown });
  });

  it('hides the value of a cookie that the answer sets and keeps its attributes', () => {
    const { response } = renderEntry(
      entryWith({ response: { status: 200, headers: { 'Set-Cookie': 'id=secret; Path=/' }, body: Buffer.from('ü') } }),
    );
    expect(response).toEqual({ status: 200, headers: { 'Set-Cookie': 'id=***; Path=/' }, body: 'ü' });
  });

  it('hides tokens of the query everywhere and leaves the rest as received', () => {
    const { request } = renderEntry(entryWith({ url: '/api/x?a=%20b+c&api_token=secret&%61pi_key=secret&token=&a=2' }));
    expect(request.url).toBe('/api/x?a=%20b+c&api_token=***&%61pi_key=***&token=&a=2');
    expect(request.queryParams).toEqual({
      a: { key: 'a', values: [' b c', '2'] },
      api_token: { key: 'api_token', values: ['***'] },
      api_key: { key: 'api_key', values: ['***'] },
      token: { key: 'token', values: [''] },
    });
    expect(JSON.stringify(request)).not.toContain('secret');
  });

  it.each([
    ['/api', '', 'http://localhost/api'],
    ['//api/x', 'h:1', 'http://h:1//api/x'],
    ['http://h:2/api', 'h:1', 'http://h:2/api'],
  ])('knows the absolute address of %s at host "%s"', (url, httpHost, absoluteUrl) => {
    expect(renderEntry(entryWith({ url, httpHost })).request.absoluteUrl).toBe(absoluteUrl);
  });

  it('lists the parameters of a form, and none of a body that does not say so', () => {
    const body = 'ticaga_id=1&a%5B%5D=x&a[]=y+z&empty=';
    expect(renderEntry(formEntry(body)).request.formParams).toEqual({
      ticaga_id: { key: 'ticaga_id', values: ['1'] },
      'a[]': { key: 'a[]', values: ['x', 'y z'] },
      empty: { key: 'empty', values: [''] },
    });
    expect(renderEntry(entryWith({ body: Buffer.from(body) })).request.formParams).toEqual({});
  });

  it('gives the bytes of a body that is not text', () => {
    const { request } = renderEntry(entryWith({ body: Buffer.from([0xff, 0x00]) }));
    expect([request.body, request.bodyAsBase64]).toEqual(['\ufffd\0', '/wA=']);
  });

  it('has an empty body when there was none', () => {
    const { request } = renderEntry(entryWith({ body: undefined }));
    expect([request.body, request.bodyAsBase64]).toEqual(['', '']);
  });
});
