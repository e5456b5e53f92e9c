import { expect, test } from 'vitest';
import { version } from '../../src/generated/contract.js';
import { checkApiReply, checkControlReply } from './check-reply.js';

const headers = { 'x-ticaga-kit': version, 'content-type': 'application/json' };
const reply = (status: number, body: unknown, more: object = {}) => ({
  status,
  headers: { ...headers, ...more },
  text: JSON.stringify(body),
});
const get = '/sandbox/one//api/customers/get/1/?x=1';
const assign = '/api/customers/assign';

test.each([
  ['GET', get, reply(401, { error: 'User not authenticated' })],
  ['POST', assign, reply(200, { user: true })],
  ['GET', '/api/unknown', reply(404, { message: 'The route api/unknown could not be found.' })],
])('%s %s may be answered as the contract says', (method, path, answer) => {
  expect(() => checkApiReply(method, path, answer)).not.toThrow();
});

test.each([
  ['a status that the contract does not have', 'GET', get, reply(500, { message: 'Server Error' })],
  ['a body of another answer', 'GET', get, reply(200, { user: true })],
  ['a value of another type', 'POST', assign, reply(200, { user: 'true' })],
  ['no version', 'POST', assign, reply(200, { user: true }, { 'x-ticaga-kit': undefined })],
  ['another Content-Type', 'POST', assign, reply(200, { user: true }, { 'content-type': 'text/html' })],
  ['a body of HEAD', 'HEAD', get, reply(200, { user: true })],
  ['success at an unknown address', 'GET', '/api/unknown', reply(200, { message: 'x' })],
])('an answer of the API with %s fails', (_, method, path, answer) => {
  expect(() => checkApiReply(method, path, answer)).toThrow();
});

test.each([
  ['a status that is not described', 'POST', '/__admin/reset', undefined, reply(204, {})],
  ['a field that is not described', 'POST', '/__admin/reset', undefined, reply(200, { done: true })],
  ['an entry without its request', 'GET', '/__admin/requests/find', undefined, reply(200, { id: 'x' })],
  ['an error of another shape', 'GET', '/__admin/unknown', undefined, reply(404, { message: 'x' })],
  ['another Content-Type', 'POST', '/__admin/reset', undefined, reply(200, {}, { 'content-type': 'text/plain' })],
  ['no version', 'POST', '/__admin/reset', undefined, reply(200, {}, { 'x-ticaga-kit': undefined })],
  [
    'success for a body that is not described',
    'POST',
    '/__admin/requests/count',
    { urlPth: 'x' },
    reply(200, { count: 0, requestJournalDisabled: false }),
  ],
])('an answer of the control plane with %s fails', (_, method, path, sent, answer) => {
  expect(() => checkControlReply(method, path, sent, answer)).toThrow();
});
