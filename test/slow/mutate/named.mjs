// A plugin and its tests in one, whose tests have names: the arguments choose some. TRAITS names how the suite is odd;
// each test that runs is a line of the file RAN.
import { appendFileSync } from 'node:fs';

const { TRAITS = '', RAN, TICAGA_URL, TICAGA_API_TOKEN } = process.env;
const has = (trait) => TRAITS.split(' ').includes(trait);
const headers = {
  Authorization: `Bearer ${TICAGA_API_TOKEN}`,
  Accept: 'application/json',
  'Content-Type': 'application/json',
};

async function call(world, path, fields) {
  try {
    const init = fields === undefined ? {} : { method: 'POST', body: JSON.stringify(fields) };
    const signal = AbortSignal.timeout(1_000);
    const response = await fetch(`${world}/api/customers/${path}`, { headers, signal, redirect: 'manual', ...init });
    return { status: response.status, body: await response.json().catch(() => undefined) };
  } catch {
    return { status: 0 };
  }
}

const link = async (world, id) => {
  const answer = await call(world, 'assign', { ticaga_id: id, billing_id: 2, billing_system: 'Blesta' });
  return has('believes') || (answer.status === 200 && answer.body?.user === true);
};
const find = async (world, id) => (await call(world, `get/${id}`)).body?.user;

let wasRead = false;
const tests = {
  'reads (a customer)': async (world) => {
    wasRead = true;
    return (await find(world, 1))?.id === 1;
  },
  links: async (world) => {
    await find(world, 1);
    return link(world, 1);
  },
  'links and looks away': async (world) => {
    await link(world, 1);
    return true;
  },
  'needs another test': async (world) => (has('needs') ? wasRead : true) && (await find(world, 2))?.id === 2,
};

const asked = process.argv.slice(2).filter((name) => name !== '--all');
const chosen = asked.length === 0 || has('runs-all') ? Object.keys(tests) : asked.slice(has('skips') ? 1 : 0);
for (const [at, [name, run]] of Object.entries(tests).entries()) {
  if (!chosen.includes(name)) continue;
  if (RAN) appendFileSync(RAN, `${process.env.TICAGA_KIT_MUTANT} ${name}\n`);
  const world = `${TICAGA_URL}/sandbox/test-${at}`;
  const told = has('long') ? name.repeat(100).slice(0, 1000) : name;
  const tell = (fields) => fetch(`${world}/__admin/test`, { method: 'PUT', body: JSON.stringify(fields) });
  if (!has('nameless')) await tell({ name: told });
  if (await run(world)) continue;
  if (has('tells')) await tell({ name: told, outcome: 'failed' });
  console.log(`failed: ${name}`);
  process.exit(1);
}
process.exit(0);
