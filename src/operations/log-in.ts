import { isPassword } from '../customers/password.js';
import type { Behaviour } from './behaviour.js';
import { idsOf, textOf } from './request-values.js';

/** POST login: checks a customer's email and password. */
export const logIn: Behaviour = {
  writes: false,
  customerOf: () => undefined,
  about: {
    kind: 'customers',
    ids: ({ fields }, { customers }) => idsOf(...customers.find('email', textOf(fields.email).toLowerCase())),
  },
  answer({ fields }, { records: { customers, passwords } }) {
    const known = customers.find('email', textOf(fields.email).toLowerCase());
    const user = known.find(({ id }) => {
      const password = passwords.get(id);
      return password !== undefined && isPassword(password, textOf(fields.password));
    });
    return user ? { example: 'customer', body: { user } } : { example: 'unknown-customer' };
  },
  reliedOn: ['/user', '/user/id', '/user/email'],
  lies: [],
  success: { state: { name: 'a customer can log in' }, step: 'log in with the email and the password of that state' },
  elsewhere: {
    'unknown-customer': {
      state: { name: 'a customer can log in' },
      step: 'log in with the email of that state and another password',
    },
  },
  stateFor: () => ({ name: 'a customer can log in' }),
  words: {
    fooled: 'Your plugin logged somebody in whom the server refused, or no test looks.',
    mismatched: 'Your plugin logged in a customer whose record does not match, or no test looks.',
    advice:
      'After POST login, go on only when the body is JSON with the user of that email, and test a wrong password.',
  },
};
