/*
 * The tests of every JavaScript plugin of the corpus: node run.mjs PLUGIN.mjs linking [asks-server].
 * Exit status 0: all passed, 1: one failed, 3: the plugin does not run.
 */
import assert from 'node:assert/strict';
import { pathToFileURL } from 'node:url';

const [, , file, ...tests] = process.argv;
const { TICAGA_URL, TICAGA_API_TOKEN, TICAGA_KIT_ADMIN } = process.env;

/** Compares the pair that the server holds of a customer, in a suite that asks the server. */
async function stored(id, pair) {
  if (!tests.includes('asks-server')) return;
  const { customers } = await (await fetch(`${TICAGA_KIT_ADMIN}/state`)).json();
  const { billing_id, billing_system } = customers.find((customer) => customer.id === id);
  assert.deepEqual([billing_id, billing_system], pair);
}

try {
  const { Plugin } = await import(pathToFileURL(file).href);
  const plugin = new Plugin(TICAGA_URL, TICAGA_API_TOKEN);
  assert.equal(await plugin.link(2, 'joedoe@example.com', '1'), true);
  await stored(1, ['2', 'Blesta']);
  assert.equal(await plugin.link(2, 'lena@example.com', '1'), false);
  assert.equal(await plugin.link(2, 'joedoe@example.com', '3'), false);
  assert.equal(await plugin.link(2, 'joedoe@example.com', '404'), false);
  assert.equal(plugin.rows.length, 1);
  await stored(3, ['0', '']);
} catch (error) {
  console.error(error);
  process.exitCode = error instanceof assert.AssertionError ? 1 : 3;
}
