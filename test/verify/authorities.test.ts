import { readFileSync } from 'node:fs';
import { rootCertificates } from 'node:tls';
import { expect, test } from 'vitest';
import { parseAuthorities } from '../../src/wire/authorities.js';

const fixture = (name: string) => readFileSync(new URL(`fixtures/${name}`, import.meta.url), 'utf8');

test('--ca adds the certificates of a file to those that Node trusts, and replaces none', () => {
  const own = fixture('localhost.crt').trim();
  const trusted = parseAuthorities(`# mine\n${own}\n\n${own}\n`, 'ca.pem');
  expect(trusted.slice(-2)).toEqual([own, own]);
  expect(trusted.length).toBeGreaterThan(rootCertificates.length);
});

test.each([
  ['no text', '', 'ca.pem holds no certificate.', 'no PEM'],
  ['another text', 'Hello', 'ca.pem holds no certificate.', 'no PEM'],
  ['a key', fixture('localhost.key'), 'ca.pem holds no certificate.', 'PEM of another kind: PRIVATE KEY'],
  [
    'a damaged certificate',
    fixture('localhost.crt').replace(/\n[A-Za-z0-9+/]{20}/, '\nAAAA'),
    'ca.pem holds a certificate that cannot be read.',
    'number 1 of 1',
  ],
])('--ca refuses a file that holds %s', (_, pem, message, was) => {
  expect(() => parseAuthorities(pem, 'ca.pem')).toThrow(
    expect.objectContaining({ code: 'usage', message, details: expect.objectContaining({ was, where: '--ca' }) }),
  );
});
