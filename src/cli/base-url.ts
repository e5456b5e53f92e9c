import { KitError } from '../errors.js';

/** What a command says of the address that it asks for. */
export interface AskedBy {
  command: string;
  /** A command line that gives one. */
  example: string;
  /** What to do with credentials that stand in it, as a sentence. */
  credentials: string;
}

/**
 * The address of the server to judge, as a plugin is given it.
 * @throws KitError usage
 */
export function baseUrlOf(url: string | undefined, { command, example, credentials }: AskedBy): string {
  if (url === undefined || url.trim() === '') {
    throw new KitError('usage', `${command} was not told which server to judge.`, {
      fix: `Give its address, for example ${example}.`,
    });
  }
  // Somebody may have put a password into it.
  const shown = url.replace(/[^/]*@/, '***@');
  const refuse = (message: string, fix: string) => new KitError('usage', message, { was: shown, fix });
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
    throw refuse(`${shown} is no address of a server.`, 'Write it with its scheme, for example http://127.0.0.1:4010.');
  }
  const { username, search, hash, origin, pathname } = new URL(url);
  if (username !== '') {
    throw new KitError('usage', 'The address holds credentials.', {
      fix: credentials,
    });
  }
  if (search !== '' || hash !== '') throw refuse(`${shown} has a query or a fragment.`, 'Give the address without it.');
  const base = `${origin}${pathname}`.replace(/\/+$/, '');
  if (base.endsWith('/api')) {
    throw refuse(
      'The address ends in /api.',
      `The kit appends it, as a plugin does: give ${base.replace(/\/api$/, '')}.`,
    );
  }
  return base;
}
