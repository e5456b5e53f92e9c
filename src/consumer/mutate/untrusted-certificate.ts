import type { Mutant } from './mutant.js';

/** The one mutant that concerns no answer but the connection, and so the whole suite at once. */
export const untrustedCertificate: Mutant = {
  id: 'connection/untrusted-certificate',
  operation: undefined,
  subject: 'connection',
  family: 'connection',
  did: 'the server showed a certificate that nobody should trust',
  meaning: 'No connection came to the https address that the tests were given, so nothing is known of certificates.',
  advice:
    'Let the tests take the URL with its scheme from TICAGA_URL or a variable of --env; ticaga-kit php-helper prints the helper that does.',
  tls: true,
  betrayedBy: 'certificate-unchecked',
  strikes: () => false,
  change: () => undefined,
};
