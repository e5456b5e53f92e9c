import { expect, test } from 'vitest';
import { type OperationId, operations } from '../../src/document/operations.js';
import { behaviourOf } from '../../src/operations/behaviours.js';
import { startLocalFake } from '../helpers/start-test-fake.js';

const ticket = { id: 8, user_id: 1, subject: 'A', message: 'B', department_slug: 'support' };
const seed = { customers: [{ id: 1, name: 'Joe', email: 'joe@example.com' }], tickets: [ticket] };

/** What an operation needs besides the example of its body. */
const fields: Partial<Record<OperationId, object>> = {
  assignBillingId: { ticaga_id: 1 },
  createTicket: { customer_id: '1' },
  closeTicket: { customer_id: 1, ticket_id: 8 },
  rateTicket: { customer_id: 1, ticket_id: 8 },
  createResponse: { user_id: 1, ticket_number: 8 },
};
/** The server knows an email once. */
const refusedAgain: readonly string[] = ['registerCustomer'];

const writing = operations.filter(({ operationId }) => behaviourOf(operationId).writes);

test.each(writing)(
  '$operationId makes a new record each time where its behaviour says so, and else none',
  async (one) => {
    const { operationId, path, body } = one;
    const { makes } = behaviourOf(operationId);
    const { fake, post, admin, newest } = await startLocalFake({ deviate: () => undefined });
    await fake.seed({ ...(await stateOf()), ...seed });
    const states: unknown[] = [];
    const changed: (readonly string[] | undefined)[] = [];
    fake.worlds()[0]!.journal.subscribe((entry) => void changed.push(entry.changed));
    for (const _ of [1, 2]) {
      await post(path.slice(1), { ...body?.example, ...fields[operationId] });
      states.push(await stateOf());
    }
    expect((await newest()).outcome).toBe(refusedAgain.includes(operationId) ? 'validation' : 'success');
    const isMadeAgain = makes !== undefined && !refusedAgain.includes(operationId);
    expect(changed[0]?.some((record) => record.startsWith(`${makes}/`))).toBe(makes !== undefined);
    expect(JSON.stringify(states[1]) !== JSON.stringify(states[0])).toBe(isMadeAgain);

    async function stateOf() {
      return (await admin<Record<string, unknown>>('GET', '/__admin/state')).body;
    }
  },
);
