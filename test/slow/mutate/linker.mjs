// A plugin and its tests in one, each of whose parts can be right or wrong: TRAITS names what it does, in any order.
// It ends with 0 when every test passes.
const { TRAITS = '', TICAGA_URL, TICAGA_API_TOKEN } = process.env;
const has = (trait) => TRAITS.split(' ').includes(trait);
const headers = {
  Authorization: `Bearer ${TICAGA_API_TOKEN}`,
  Accept: 'application/json',
  'Content-Type': 'application/json',
};

/** One request; without an answer its status is 0, and without JSON it has no body. */
async function call(world, path, init = {}) {
  try {
    const signal = has('patient') ? undefined : AbortSignal.timeout(Number(process.env.LIMIT_MS ?? 1_000));
    const response = await fetch(`${world}/api/customers/${path}`, { headers, signal, redirect: 'manual', ...init });
    const text = await response.text();
    return { status: response.status, body: decoded(text) };
  } catch {
    return { status: 0 };
  }
}

function decoded(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const isGood = ({ status, body }) => status >= 200 && status < 300 && body?.error === undefined;

async function isConnected(world) {
  const { status, body } = await call(world, 'get/0');
  if (has('always-connected')) return true;
  return status === 404 || (status === 200 && (has('goes-by-status') || body !== undefined));
}

async function shows(world, id) {
  const { body } = await call(world, `get/${id}`);
  return body?.user?.billing_id === '2' && body.user.billing_system === 'Blesta';
}

/** The links that the plugin stored. */
const rows = [];

async function link(world, id, email) {
  const found = await call(world, `get/${id}`);
  const same = has('lenient')
    ? String(found.body?.user?.id) === String(id) && found.body.user.email.toLowerCase() === email.toLowerCase()
    : found.body?.user?.id === id && found.body.user.email === email;
  if (!isGood(found) || !same) return false;
  if (has('stores-first')) rows.push({ world, id });
  const fields = { ticaga_id: id, billing_id: 2, billing_system: 'Blesta' };
  const assign = () => call(world, 'assign', { method: 'POST', body: JSON.stringify(fields) });
  let answer = await assign();
  while (has('insists') && answer.status === 0) answer = await assign();
  const isYes = ({ body, ...rest }) => isGood({ body, ...rest }) && body?.user === true;
  if (has('retries') && !isYes(answer)) answer = await assign();
  const says = has('believes') || isYes(answer);
  if (has('recovers') && !says && (has('from-all') || answer.status === 0 || answer.status === 200)) {
    if (has('reconnects') && !(await isConnected(world))) return false;
    if (!(await shows(world, id))) return false;
  } else if (!says) return false;
  if (has('reads-back') && !(await shows(world, id))) {
    const isThere = has('fights') ? isYes(await assign()) : has('reads-again') && (await shows(world, id));
    if (!isThere) return false;
  }
  if (has('reads-blindly')) await shows(world, id);
  if (!has('stores-first')) rows.push({ world, id });
  return true;
}

/** Links, and has the rows of that world compared whatever came of it. */
async function linkAndCompare(world, id, email) {
  const linked = await link(world, id, email);
  const own = rows.filter((row) => row.world === world).map((row) => ({ ticaga_id: row.id, billing_id: 2 }));
  if (has('compares'))
    await fetch(`${world}/__admin/own-rows`, { method: 'POST', body: JSON.stringify({ rows: own }) });
  return linked;
}

const state = (world, name, params = {}) =>
  fetch(`${world}/__admin/pact/provider-states`, { method: 'POST', body: JSON.stringify({ state: name, params }) });
let tests = 0;
const newWorld = () => (has('shares') ? TICAGA_URL : `${TICAGA_URL}/sandbox/test-${++tests}`);

function check(passed, what) {
  if (passed) return;
  console.log(`failed: ${what}`);
  process.exit(1);
}

if (has('connects')) check(await isConnected(newWorld()), 'a good token is connected');
if (has('connects')) {
  const world = newWorld();
  await state(world, 'the token is revoked');
  check(has('untested') || !(await isConnected(world)), 'a revoked token is not connected');
  await state(world, 'the token is valid');
}
if (has('connects-only')) process.exit(0);
if (has('refused')) {
  const world = newWorld();
  const fault = { kind: 'refused-401', operation: 'assignBillingId' };
  await fetch(`${world}/__admin/faults`, { method: 'POST', body: JSON.stringify(fault) });
  check(has('believes') || !(await linkAndCompare(world, 1, 'joedoe@example.com')), 'a refused link is none');
}
for (const [id, email] of [
  [1, 'joedoe@example.com'],
  [3, 'zoe@example.com'],
]) {
  const world = newWorld();
  const before = rows.length;
  check(await linkAndCompare(world, id, email), 'a customer is linked');
  check(rows.length === before + 1, 'the link is stored');
  if (has('resets')) await state(world, 'a customer exists', { id });
  if (has('fails')) check(!(await linkAndCompare(world, id, 'another@example.com')), 'another email is refused');
  if (has('relinks')) check(await linkAndCompare(world, id, email), 'a customer is linked again');
}
process.exit(0);
