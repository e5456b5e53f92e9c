import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startFake } from '../../src/fake/start-fake.js';
import { binOf, runTool } from './tool.js';

const pactFile = new URL('fixtures/blesta-plugin.pact.json', import.meta.url);
const honest = await readFile(pactFile, 'utf8');

/** Runs the stock verifier on the text of a pact, against a fake of its own. */
async function verifyPact(text: string, ...options: string[]) {
  const fake = await startFake();
  onTestFinished(() => fake.close());
  const folder = await mkdtemp(join(tmpdir(), 'ticaga-kit-pact-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, 'pact.json');
  await writeFile(file, text);
  const { status, output } = await runTool(process.execPath, [
    binOf('@pact-foundation/pact-cli', 'pact-verifier'),
    ...['--file', file, '--hostname', '127.0.0.1', '--port', String(fake.port)],
    ...['--state-change-url', `${fake.adminUrl}/pact/provider-states`, '--no-colour', ...options],
  ]);
  return { status, output, requests: fake.requests() };
}

const interactions = (JSON.parse(honest) as { interactions: { description: string }[] }).interactions;

test.each([
  { when: 'sets the states up', options: [] },
  { when: 'tears the states down as well', options: ['--state-change-teardown'] },
])('the stock Pact verifier passes an honest pact when it $when', async ({ options }) => {
  const { status, output, requests } = await verifyPact(honest, ...options);
  expect(output).not.toContain('pact failures');
  for (const { description } of interactions) expect(output).toContain(description);
  expect(requests).toHaveLength(interactions.length);
  expect(status).toBe(0);
});

test.each([
  { lie: 'the text of an error', from: '"error": "User not authenticated"', to: '"error": "No such user"' },
  { lie: 'a status', from: '"status": 401', to: '"status": 404' },
  { lie: 'the type of billing_id', from: '"billing_id": "0"', to: '"billing_id": 0' },
  { lie: 'a provider state', from: '"a customer is linked"', to: '"a customer is married"' },
])('the stock Pact verifier fails a pact that lies about $lie', async ({ from, to }) => {
  expect(honest).toContain(from);
  const { status, output } = await verifyPact(honest.replaceAll(from, to));
  expect(output).toMatch(/There were \d pact failures/);
  expect(status).toBe(1);
});
