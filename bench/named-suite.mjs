/*
 * node bench/named-suite.mjs [NAME...]: a plugin and its 200 tests, each of which takes 300 ms of a core and speaks to a
 * sandbox of its own. Stops at the first that fails.
 */
const { TICAGA_URL, TICAGA_API_TOKEN } = process.env;
const COST_MS = 300;

const headers = {
  Authorization: `Bearer ${TICAGA_API_TOKEN}`,
  Accept: 'application/json',
  'Content-Type': 'application/json',
};

async function call(world, path, fields) {
  try {
    const init = fields === undefined ? {} : { method: 'POST', body: JSON.stringify(fields) };
    const signal = AbortSignal.timeout(2_000);
    const response = await fetch(`${world}/api/${path}`, { headers, signal, redirect: 'manual', ...init });
    const body = await response.json();
    return response.ok && body.error === undefined ? body : undefined;
  } catch {
    return undefined;
  }
}

const finds = async (world) => {
  const { user } = (await call(world, 'customers/get/1')) ?? {};
  return user?.id === 1 && user.email === 'joedoe@example.com';
};
const links = async (world) => {
  const fields = { ticaga_id: 1, billing_id: 2, billing_system: 'Blesta' };
  return (await call(world, 'customers/assign', fields))?.user === true;
};
const opens = async (world) => {
  const fields = {
    organize: 'blesta',
    customer_id: '1',
    subject: 'Down',
    message: 'Look.',
    priority: 'medium',
    assigned: '0',
    department_slug: 'support',
    billing_system: 'blesta',
  };
  return typeof (await call(world, 'tickets/create', fields))?.id?.public_hash === 'string';
};

const shows = async (world) => {
  const [department] = (await call(world, 'departments/get/support'))?.department ?? [];
  return department?.slug === 'support' && typeof department.department_name === 'string';
};

/** Half of them read, as those of plugins do. */
const kinds = [finds, links, shows, opens];
const tests = Array.from({ length: 200 }, (_, at) => [`test ${at}`, kinds[at % kinds.length]]);

function burn() {
  const began = process.cpuUsage();
  const spent = () => {
    const { user, system } = process.cpuUsage(began);
    return (user + system) / 1000;
  };
  while (spent() < COST_MS);
}

const chosen = new Set(process.argv.slice(2));
for (const [at, [name, test]] of tests.entries()) {
  if (chosen.size > 0 && !chosen.has(name)) continue;
  const world = `${TICAGA_URL}/sandbox/test-${at}`;
  await fetch(`${world}/__admin/test`, { method: 'PUT', body: JSON.stringify({ name }) });
  burn();
  if (!(await test(world))) process.exit(1);
}
process.exit(0);
