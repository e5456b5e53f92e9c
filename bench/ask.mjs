const credentials = `Basic ${btoa('admin@example.com:ticaga-demo-token')}`;

/**
 * Asks a server one thing. A status of 400 or more throws.
 * @param body sent as JSON by POST; without one it is a GET
 * Resolves to {ms, text}: how long the whole answer took, and its body.
 */
export async function ask(url, body) {
  const began = performance.now();
  const answer = await fetch(url, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { Authorization: credentials, Accept: 'application/json', 'Content-Type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  if (answer.status >= 400) throw new Error(`${url} answered ${answer.status}: ${text}`);
  return { ms: performance.now() - began, text };
}

/** Links a customer of a sandbox. */
export const assign = (url, sandbox, billingId, ticagaId = 1) =>
  ask(`${url}/sandbox/${sandbox}/api/customers/assign`, {
    ticaga_id: ticagaId,
    billing_id: billingId,
    billing_system: 'Blesta',
  });

/** Does the same for each number below `count`, 16 at a time. Resolves to what each took, in milliseconds. */
export async function forEach(count, act) {
  const times = [];
  let next = 0;
  const work = async () => {
    while (next < count) times.push((await act(next++)).ms);
  };
  await Promise.all(Array.from({ length: 16 }, work));
  return times;
}
