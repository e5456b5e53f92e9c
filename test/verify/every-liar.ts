import { type Liar, liars } from './liars.js';
import { liarsOfAccounts } from './liars-of-accounts.js';
import { liarsOfBytes } from './liars-of-bytes.js';
import { liarsOfCredentials } from './liars-of-credentials.js';
import { liarsOfTexts } from './liars-of-texts.js';
import { liarsOfTickets } from './liars-of-tickets.js';

/** Every server that is wrong in one way. */
export const everyLiar: readonly Liar[] = [
  ...liars,
  ...liarsOfAccounts,
  ...liarsOfTickets,
  ...liarsOfBytes,
  ...liarsOfCredentials,
  ...liarsOfTexts,
];
