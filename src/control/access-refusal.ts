import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import { originOf } from '../journal/origin.js';

const loopback = /^(127\.|::1$|::ffff:127\.)/;

/**
 * Why a request may not use the control plane; undefined when it may. Without a token only programs of this machine may,
 * and no page of a browser that came from elsewhere.
 */
export function accessRefusal(
  request: IncomingMessage,
  adminToken: string | undefined,
): { status: 401 | 403; detail: string } | undefined {
  if (adminToken !== undefined) {
    if (isSameSecret(bearerOf(request.headers), adminToken)) return undefined;
    return {
      status: 401,
      detail: 'The control plane asks for the admin token: send Authorization: Bearer with the value of --admin-token.',
    };
  }
  if (!loopback.test(request.socket.remoteAddress ?? '')) {
    return {
      status: 403,
      detail: 'Without --admin-token only this machine may use the control plane: start the fake with --admin-token.',
    };
  }
  const { origin, host = '' } = request.headers;
  if (!isLocalName(host) || (origin !== undefined && origin !== originOf(request))) {
    return {
      status: 403,
      detail:
        'A page of another site may not use the control plane. Call it by 127.0.0.1 or localhost, or start the fake with --admin-token.',
    };
  }
  return undefined;
}

/** A name that another site cannot have made to point here. */
function isLocalName(host: string): boolean {
  const name = host.replace(/:\d+$/, '').replace(/^\[|\]$/g, '');
  return name === '' || name === 'localhost' || name.endsWith('.localhost') || isIP(name) !== 0;
}

/** What a request brings as its key; empty when it brings none. */
export const bearerOf = ({ authorization = '' }: IncomingMessage['headers']): string =>
  /^Bearer (.+)$/.exec(authorization)?.[1] ?? '';

/** Compares in a time that tells nothing of where they differ. */
export const isSameSecret = (given: string, secret: string): boolean => timingSafeEqual(digest(given), digest(secret));

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
