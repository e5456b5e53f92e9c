// The connection of the plugin: its two settings, and its first request. `ticaga-kit exec` puts both into the environment.
import assert from 'node:assert/strict';
import { test } from 'node:test';

/** The settings by the names under which your plugin reads them: correct the names if they are others. */
const settings = { api_url: process.env.TICAGA_API_URL, api_key: process.env.TICAGA_API_TOKEN };

test('the server of the settings knows the API key of the settings', async () => {
  const headers = { Authorization: `Bearer ${settings.api_key}`, Accept: 'application/json' };
  const answer = await fetch(`${settings.api_url}/api/customers/get/0`, { headers });
  assert.equal(answer.status, 200);
  assert.equal((await answer.json()).user.email, process.env.TICAGA_API_EMAIL);
});

// This one fails until your plugin is in it: take { skip: ... } away, run ticaga-kit exec, and see it red.
test('the plugin asks Ticaga for a customer', { skip: 'take { skip: ... } away to run it' }, async () => {
  let customer;

  // Your plugin goes here, with `settings` as its settings. For example:
  //     customer = await new MyApi(settings.api_url, settings.api_key).customer(1);

  assert.ok(customer, 'Your plugin asked nothing. Call it in tests/ticaga/connection.test.mjs, before this line.');
  assert.equal(customer.name, 'Joe Doe');
});
