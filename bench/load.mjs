/*
 * The load, in a process of its own so that its cost is not the server's. For each message {urls, paths, customers,
 * duration} it keeps CONNECTIONS sockets busy with one POST assign after another, for `duration` milliseconds, and
 * answers with {requests, perSecond, p50, p99} (latencies in milliseconds). The sockets are shared out among the servers
 * and the paths; with more paths than sockets each takes its share of them in turn. Any answer but a 200 ends the process.
 */
import { once } from 'node:events';
import { connect } from 'node:net';

const CONNECTIONS = 16;
const credentials = Buffer.from('admin@example.com:ticaga-demo-token').toString('base64');

// Never the same twice: an assign that changes nothing need not be stored.
let billingId = 1_000_000;

function assignRequest(host, path, customers) {
  const ticagaId = 1 + Math.floor(Math.random() * customers);
  const body = `{"ticaga_id":${ticagaId},"billing_id":${billingId++},"billing_system":"Blesta"}`;
  return (
    `POST ${path} HTTP/1.1\r\nHost: ${host}\r\nAuthorization: Basic ${credentials}\r\n` +
    `Accept: application/json\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`
  );
}

/** The length of the first whole answer in the text, or 0 when there is none yet. */
function wholeAnswer(text) {
  const head = text.indexOf('\r\n\r\n');
  if (head < 0) return 0;
  const length = /\r\ncontent-length: *(\d+)/i.exec(text.slice(0, head));
  const total = head + 4 + Number(length?.[1]);
  if (!text.startsWith('HTTP/1.1 200 ') || Number.isNaN(total)) throw new Error(`Not a success:\n${text}`);
  return text.length < total ? 0 : total;
}

async function keepBusy({ hostname, port, host }, paths, customers, latencies, until) {
  const socket = connect(Number(port), hostname).setNoDelay();
  await once(socket, 'connect');
  let received = '';
  let sentAt = 0;
  let sent = 0;
  const send = () => {
    sentAt = performance.now();
    socket.write(assignRequest(host, paths[sent++ % paths.length], customers), 'latin1');
  };
  socket.on('data', (bytes) => {
    received += bytes.latin1Slice();
    const length = wholeAnswer(received);
    if (length === 0) return;
    received = received.slice(length);
    const now = performance.now();
    latencies.push(now - sentAt);
    if (now < until) send();
    else socket.end();
  });
  const closed = once(socket, 'close');
  send();
  await closed;
  if (performance.now() < until) throw new Error(`${host} closed a connection`);
}

/** What is left for one of the sockets. */
const shareOf = (paths, at) =>
  paths.length < CONNECTIONS ? [paths[at % paths.length]] : paths.filter((_, index) => index % CONNECTIONS === at);

async function run({ urls, paths, customers, duration }) {
  const targets = urls.map((url) => new URL(url));
  const latencies = [];
  const start = performance.now();
  await Promise.all(
    Array.from({ length: CONNECTIONS }, (_, at) =>
      keepBusy(targets[at % targets.length], shareOf(paths, at), customers, latencies, start + duration),
    ),
  );
  const seconds = (performance.now() - start) / 1000;
  latencies.sort((a, b) => a - b);
  const quantile = (share) => latencies[Math.floor(latencies.length * share)];
  return {
    requests: latencies.length,
    perSecond: latencies.length / seconds,
    p50: quantile(0.5),
    p99: quantile(0.99),
  };
}

process.on('message', async (task) => process.send(await run(task)));
process.on('disconnect', () => process.exit());
