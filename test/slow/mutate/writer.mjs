// A plugin and its tests in one that writes what is new each time: TRAITS names what it does, in any order.
// It ends with 0 when every test passes.
const { TRAITS = '', TICAGA_URL, TICAGA_API_TOKEN } = process.env;
const has = (trait) => TRAITS.split(' ').includes(trait);
const headers = {
  Authorization: `Bearer ${TICAGA_API_TOKEN}`,
  Accept: 'application/json',
  'Content-Type': 'application/json',
};

/** The decoded body of a success; undefined for every other answer. */
async function call(world, method, path, fields) {
  try {
    const body = fields && JSON.stringify(fields);
    const signal = AbortSignal.timeout(800);
    const response = await fetch(`${world}/api/${path}`, { method, headers, body, signal, redirect: 'manual' });
    return response.ok ? JSON.parse(await response.text()) : undefined;
  } catch {
    return undefined;
  }
}

/** Writes, and tries again without a look where the plugin does so. */
async function write(world, path, fields, look) {
  const once = () => call(world, 'POST', path, fields);
  const answer = await once();
  if (answer || has('believes')) return answer ?? {};
  if (has('retries')) return once();
  if (has('looks')) return (await look()) ?? once();
  return undefined;
}

const listTickets = (world) => call(world, 'GET', 'tickets/get/all/1');
const readTicket = (world, code) => call(world, 'POST', 'tickets/info', { ticket_id: code });

async function openTicket(world) {
  const fields = { customer_id: '1', subject: 'Down', message: 'It is.', priority: 'low', department_slug: 'support' };
  const found = async () => {
    const ticket = (await listTickets(world))?.find(({ subject }) => subject === fields.subject);
    return ticket && { id: ticket };
  };
  const opened = await write(world, 'tickets/create', fields, found);
  if (!opened) return false;
  const code = opened.id?.ticket_code;
  if (has('reads-blindly')) await readTicket(world, code);
  if (has('reads-back') && !(await readTicket(world, code))) {
    if (has('opens-again')) return (await call(world, 'POST', 'tickets/create', fields)) !== undefined;
    if (!has('reads-again') || !(await readTicket(world, code))) return false;
  }
  if (has('lists') && !(await listTickets(world))) return false;
  return true;
}

async function respond(world) {
  const [ticket] = await listTickets(world);
  const fields = {
    user_id: '1',
    ticket_number: ticket.id,
    content: 'Still down.',
    is_note: '0',
    employee_response: '0',
  };
  const found = async () => {
    const { responses } = (await call(world, 'POST', 'responses/get', { ticket_id: ticket.ticket_code })) ?? {};
    return responses?.find(({ content }) => content === fields.content);
  };
  return (await write(world, 'responses/create', fields, found)) !== undefined;
}

async function register(world) {
  const person = { email: 'new@example.com', password: 'a-long-password' };
  const loggedIn = () => call(world, 'POST', 'login', person);
  const made = await write(world, 'register', { name: 'New', ...person }, loggedIn);
  return (made ?? (has('logs-in') ? await loggedIn() : undefined)) !== undefined;
}

function check(passed, what) {
  if (passed) return;
  console.log(`failed: ${what}`);
  process.exit(1);
}

const worldOf = (test) => `${TICAGA_URL}/sandbox/${test}`;
const inState = (world) =>
  fetch(`${world}/__admin/pact/provider-states`, {
    method: 'POST',
    body: JSON.stringify({ state: 'a customer has an open ticket', params: { id: 1 } }),
  });

check(await openTicket(worldOf('opening')), 'a ticket is opened');
if (has('counts')) {
  const { tickets } = await (await fetch(`${worldOf('opening')}/__admin/state`)).json();
  check(tickets.filter(({ subject }) => subject === 'Down').length === 1, 'there is one ticket');
}
await inState(worldOf('responding'));
check(await respond(worldOf('responding')), 'a response is kept');
check(await register(worldOf('registering')), 'a customer is registered');
process.exit(0);
