const has = (trait) => (process.env.TRAITS ?? '').split(' ').includes(trait);
const { STEPS: how = '' } = process.env;
let rows = [];

/** The plugin: links a customer, and keeps a row of it. */
async function link({ url, credentials }, id) {
  rows = [];
  const answer = await fetch(`${url}/api/customers/assign`, {
    method: 'POST',
    headers: {
      Accept: 'application/json',
      'Content-Type': 'application/json',
      Authorization: `Bearer ${credentials.token}`,
    },
    body: JSON.stringify({ ticaga_id: id, billing_id: 2, billing_system: 'Blesta' }),
    redirect: 'manual',
    signal: AbortSignal.timeout(1_500),
  });
  const body = await answer.json();
  const linked = has('believes') ? answer.ok : answer.ok && body.error === undefined && body.user === true;
  if (linked) rows = [{ ticaga_id: id, billing_id: 2 }];
  return linked;
}

const steps = {
  async assignBillingId(ticaga) {
    await ticaga.state('a customer is unlinked', { id: 1 });
    return link(ticaga, 1);
  },
  'assignBillingId/unknown-customer': (ticaga) => link(ticaga, 404),
  rows: () => rows,
};
const broken = {
  'no-object': null,
  'no-function': { assignBillingId: 5 },
  forgets: {
    async assignBillingId(ticaga) {
      await link(ticaga, 1);
    },
  },
  throws: {
    assignBillingId() {
      throw new Error('no database here');
    },
  },
};

export default how in broken ? broken[how] : steps;
