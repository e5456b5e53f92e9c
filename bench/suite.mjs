/* A plugin's test suite for bench/mutate.mjs: it links a customer, and takes as many milliseconds as it is told, the start of Node included. */
import { setTimeout } from 'node:timers/promises';

const whole = setTimeout(Number(process.argv[2]) - process.uptime() * 1_000);
const headers = { Authorization: `Bearer ${process.env.TICAGA_API_TOKEN}`, 'Content-Type': 'application/json' };
const call = async (action, init = {}) => {
  const response = await fetch(`${process.env.TICAGA_URL}/api/customers/${action}`, { headers, ...init });
  return response.json();
};

let linked = false;
try {
  const { user } = await call('get/1');
  const body = JSON.stringify({ ticaga_id: user.id, billing_id: 2, billing_system: 'Blesta' });
  linked = (await call('assign', { method: 'POST', body })).user === true;
} catch {
  // Whatever broke, nothing was linked.
}
await whole;
process.exit(linked ? 0 : 1);
