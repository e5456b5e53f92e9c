import { appendFileSync } from 'node:fs';
import { beforeEach, describe, expect, test } from 'vitest';
import { openSandbox } from '../../../../dist/index.js';

/** A plugin of two requests, and tests of which none looks at the email. */
async function call({ url, credentials }, path, fields) {
  const headers = {
    Authorization: `Bearer ${credentials.token}`,
    Accept: 'application/json',
    'Content-Type': 'application/json',
  };
  const init = fields === undefined ? {} : { method: 'POST', body: JSON.stringify(fields) };
  const response = await fetch(`${url}/api/customers/${path}`, { headers, ...init });
  return { status: response.status, body: await response.json() };
}

describe('the plugin', () => {
  let sandbox;
  beforeEach(async () => {
    const name = expect.getState().currentTestName;
    appendFileSync(process.env.RAN, `${process.env.TICAGA_KIT_MUTANT} ${name}\n`);
    sandbox = await openSandbox(name);
  });
  test('reads (a customer)', async () => {
    expect((await call(sandbox, 'get/1')).body.user.id).toBe(1);
  });
  test('links', async () => {
    const fields = { ticaga_id: 1, billing_id: 2, billing_system: 'Blesta' };
    expect((await call(sandbox, 'assign', fields)).body).toEqual({ user: true });
  });
});
