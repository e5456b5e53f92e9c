export type TransportKind =
  | 'refused'
  | 'dns'
  | 'tls'
  | 'timeout'
  | 'reset'
  | 'empty'
  | 'truncated'
  | 'no-http'
  | 'too-large'
  | 'interrupted'
  | 'other';

/** There is no whole answer; the message is one sentence for the user. */
export class TransportError extends Error {
  constructor(
    readonly kind: TransportKind,
    message: string,
  ) {
    super(message);
    this.name = 'TransportError';
  }
}

const certificateCodes = new Set([
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
]);

/**
 * Turns an error of node:http into one sentence.
 * @param answered whether the head of an answer had come
 */
export function describeTransport(error: Error, url: URL, answered: boolean): TransportError {
  if (error instanceof TransportError) return error;
  const { host, hostname } = url;
  const code = String((error as NodeJS.ErrnoException).code ?? '');
  const make = (kind: TransportKind, message: string) => new TransportError(kind, message);
  if (answered) return make('truncated', `${host} closed the connection before the answer was whole.`);
  if (code === 'ECONNREFUSED') return make('refused', `Nothing listens at ${host}: the connection was refused.`);
  if (code === 'ENOTFOUND') return make('dns', `There is no host named ${hostname}.`);
  if (code === 'EAI_AGAIN')
    return make('dns', `The name ${hostname} could not be looked up: the name server did not answer.`);
  if (code === 'EHOSTUNREACH' || code === 'ENETUNREACH')
    return make('refused', `There is no way to ${host} on this network.`);
  if (certificateCodes.has(code)) {
    return make(
      'tls',
      `The certificate of ${host} is signed by nobody that this machine trusts; --ca FILE trusts its authority.`,
    );
  }
  if (code === 'CERT_HAS_EXPIRED') return make('tls', `The certificate of ${host} has expired.`);
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') return make('tls', `The certificate of ${host} is for another name.`);
  if (code === 'EPROTO' || code.startsWith('ERR_SSL'))
    return make('tls', `${host} does not speak TLS; did you mean http://?`);
  if (code === 'HPE_HEADER_OVERFLOW') return make('no-http', `${host} answered with headers over 16 KB.`);
  if (code.startsWith('HPE_')) return make('no-http', `${host} answered with something that is not HTTP.`);
  if (error.message === 'socket hang up') return make('empty', `${host} closed the connection without an answer.`);
  if (code === 'ECONNRESET' || code === 'EPIPE') return make('reset', `${host} reset the connection.`);
  return make('other', `The request to ${host} failed: ${error.message || code}.`);
}
