import { readText } from '../document/text-file.js';
import { parseAuthorities } from '../wire/authorities.js';
import type { ClientOptions } from '../wire/http-client.js';
import type { Io } from './command.js';
import type { Options, Values } from './option.js';

/** How a command speaks to a server. */
export const connectionOptions = {
  timeout: {
    type: 'number',
    least: 0.1,
    most: 3600,
    value: 'SECONDS',
    default: '30',
    summary: 'The longest wait for one answer',
  },
  ca: { type: 'text', value: 'FILE', summary: 'Trust this certificate authority (PEM), too' },
  insecure: { type: 'flag', summary: 'Take any certificate; for trials only' },
} as const satisfies Options;

export type Connection = Values<typeof connectionOptions>;

/** @throws KitError file-unreadable, usage */
export async function clientOptions({ timeout, insecure, ca }: Connection, io: Io): Promise<ClientOptions> {
  if (insecure) io.stderr('Warning: --insecure takes any certificate; whoever sits between sees the token.\n');
  return {
    timeoutMs: timeout * 1000,
    insecure,
    ...(ca === undefined ? {} : { ca: parseAuthorities(await readText(ca, 'the certificate'), ca) }),
  };
}
