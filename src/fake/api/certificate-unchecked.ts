import type { Violation } from '../../journal/violation.js';

/** What a client shows that sends a request over TLS to this fake: it did not look at the certificate. */
export function certificateUnchecked(operationId: string | undefined): Violation {
  return operationId === undefined ? unchecked : { ...unchecked, operationId };
}

const unchecked: Violation = {
  code: 'certificate-unchecked',
  location: ['connection', 'certificate'],
  message: 'The request came over TLS, although nobody should trust the certificate that this fake shows.',
  expected: 'no request: the client ends the handshake, as it has no reason to believe who it speaks to',
  received: 'the request, with whatever credentials it carries, for anybody between the client and the server to read',
  grade: 'own',
  source: 'It is no fact of Ticaga: RFC 9110, section 4.3.4, has every client of https check the certificate.',
  hint: "Remove what turns the check off: CURLOPT_SSL_VERIFYPEER => false and CURLOPT_SSL_VERIFYHOST => 0 (PHP's curl), 'verify_peer' => false and 'allow_self_signed' => true (PHP's streams), 'verify' => false (Guzzle), 'sslverify' => false (WordPress), rejectUnauthorized: false and NODE_TLS_REJECT_UNAUTHORIZED=0 (Node), -k (curl). For a private authority, name its file (CURLOPT_CAINFO, 'cafile') instead.",
};
