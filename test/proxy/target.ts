import { createServer, type RequestListener } from 'node:http';
import { onTestFinished } from 'vitest';
import { closeServer, listen } from '../verify/live-server.js';

export const bearer = { Authorization: 'Bearer ticaga-demo-token' };
export const asksJson = { Accept: 'application/json' };
export const json = { ...asksJson, 'Content-Type': 'application/json' };

export async function startServer(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  const url = await listen(server);
  onTestFinished(() => closeServer(server));
  return url;
}

export const answering = (status: number, body: string | Buffer, headers: Record<string, string> = {}) =>
  startServer((request, response) => {
    request.resume();
    response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(body);
  });

export const customer = {
  id: 1,
  name: 'Joe Doe',
  email: 'joedoe@example.com',
  email_verified_at: null,
  company: 'Demo Ltd',
  phone_number: '',
  billing_id: '0',
  billing_system: '',
  account_manager: '0',
  biography: '',
  created_at: '2025-07-13T17:15:25.000000Z',
  updated_at: '2025-07-13T17:22:37.000000Z',
};

/** The fields of tickets/create. */
export const ticket = {
  organize: 'blesta',
  customer_id: '1',
  subject: 's',
  priority: 'low',
  message: 'm',
  assigned: '0',
  department_slug: 'support',
  ip_address: '127.0.0.1',
  public_email: null,
  public_name: null,
};
