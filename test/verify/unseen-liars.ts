import type { Lie } from './liar-server.js';
import { isCustomer, json, recordOf, when } from './liars.js';
import { at, told } from './liars-of-accounts.js';

/** A lying server that verify does not catch, and why it cannot. */
export interface Unseen {
  /** "A server that ..." */
  name: string;
  lie: Lie;
  reason: string;
}

/** Lies with every so many answers of one call, counted over the whole run. */
function nowAndThen(every: number, lie: Lie): Lie {
  let count = 0;
  return (heard, ask) => (++count % every === 0 ? lie(heard, ask) : ask());
}

export const unseenLiars: readonly Unseen[] = [
  {
    name: 'lies once in ten thousand answers',
    lie: nowAndThen(10_000, () => json(500, {})),
    reason: 'A run asks some hundred questions once each; what is wrong at random needs a monitor and no contract.',
  },
  {
    name: 'shows customer 77 as customer 78',
    lie: at('get', ({ id }, ask) => (id === '77' ? ask({ id: '78' }) : ask())),
    reason: 'It asks for the customers that a state or the user names, and no API call lists the others.',
  },
  {
    name: 'is right to verify and wrong to everybody else',
    lie: (heard, ask) => (heard.accept === 'application/x-plugin' ? json(200, {}) : ask()),
    reason: 'A server that knows its judge can please it.',
  },
  {
    name: 'keeps the passwords of registrations in a file for everybody',
    lie: told('register', (fields) => fields),
    reason: 'What a server does with what it was told, and shows in no answer, no client can see.',
  },
  {
    name: 'takes a password of 73 letters whose last one is wrong',
    lie: at('login', ({ fields }, ask) => (String(fields.password).length === 73 ? json(200, {}) : ask())),
    reason: 'A wrong value is tried for each kind of mistake that is known of servers, and not for every length.',
  },
  {
    name: 'tells in a header which database it has',
    lie: when(isCustomer, (said) => ({
      ...json(200, { user: recordOf(said) }),
      headers: { ...said.headers, 'x-database': 'mysql 5.7' },
    })),
    reason:
      'What else a server says is for its owner to judge: the contract has no rule for headers that plugins do not read.',
  },
];
