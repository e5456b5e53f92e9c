import { type FaultKind, isCarriedOut, isReplaced } from '../../../fake/misbehaviour/fault-kinds.js';
import type { Entry } from '../../../journal/entry.js';
import { ifTwoTests, nameOf, type Remark } from './remark.js';
import { type Talk, writes } from './said.js';

/**
 * The writes that came straight after a refused lookup of the very same customer, and were refused or followed a lie.
 * Nothing else is taken for a proof: a customer may be created between two requests, and tests may run side by side.
 */
export function findIgnoredRefusals(talk: Talk): Remark[] {
  return talk.flatMap((write, index): Remark[] => {
    const lookup = talk[index - 1];
    const { customer } = write.entry;
    if (lookup?.turn !== write.turn || writes(lookup) !== false || writes(write) !== true) return [];
    if (customer === undefined || customer !== lookup.entry.customer) return [];
    const passedOver = isSpoilt(lookup.entry) || (isRefused(lookup.entry) && write.entry.outcome !== 'success');
    if (!passedOver) return [];
    const { outcome, fault } = lookup.entry;
    const name = nameOf(write);
    return [
      {
        code: 'refusal-ignored',
        title: `${name} was called for customer ${customer} right after the lookup of that customer failed.`,
        expected: `no call of ${name} after a lookup that did not show the customer`,
        was: `the lookup ended with ${fault === undefined ? outcome.replaceAll('-', ' ') : `the fault ${fault}`}, and the next request was to ${name}`,
        requests: [
          { label: 'Lookup', entry: lookup.entry },
          { label: 'Then', entry: write.entry },
        ],
        entry: write.entry,
        advice: ['Stop when the lookup fails.', ifTwoTests],
      },
    ];
  });
}

const isRefused = ({ outcome }: Entry) => outcome === 'unknown-customer' || outcome === 'bad-credentials';

/** Whether a fault took the place of the answer, so that the client cannot have seen the record. */
function isSpoilt({ fault }: Entry): boolean {
  return fault !== undefined && (isReplaced(fault as FaultKind) || !isCarriedOut(fault as FaultKind));
}
