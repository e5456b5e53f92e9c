import { X509Certificate } from 'node:crypto';
import * as tls from 'node:tls';
import { KitError } from '../errors.js';

/**
 * The certificate authorities of a PEM file beside those that Node trusts anyway, for --ca.
 * @param file its path, for messages
 * @throws KitError usage when it holds no certificate, or one that cannot be read
 */
export function parseAuthorities(pem: string, file: string): string[] {
  const certificates = pem.match(/-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g) ?? [];
  if (certificates.length === 0) {
    const [, other] = /-----BEGIN ([A-Z ]+)-----/.exec(pem) ?? [];
    throw refuse(`${file} holds no certificate.`, other === undefined ? 'no PEM' : `PEM of another kind: ${other}`);
  }
  certificates.forEach((certificate, index) => {
    if (!isReadable(certificate)) {
      throw refuse(`${file} holds a certificate that cannot be read.`, `number ${index + 1} of ${certificates.length}`);
    }
  });
  return [...trustedAnyway(), ...certificates];
}

/** Node trusts nobody else once it is given an authority. Newer ones tell whom the machine's own settings add. */
const trustedAnyway = (): readonly string[] =>
  (tls as { getCACertificates?: () => string[] }).getCACertificates?.() ?? tls.rootCertificates;

function isReadable(certificate: string): boolean {
  try {
    new X509Certificate(certificate);
    return true;
  } catch {
    return false;
  }
}

const refuse = (message: string, was: string): KitError =>
  new KitError('usage', message, {
    expected: 'one certificate or several, as PEM: -----BEGIN CERTIFICATE-----',
    was,
    where: '--ca',
    fix: 'Name the certificate of the authority; openssl x509 -inform der -in FILE turns DER into PEM.',
  });
