import { KitError } from '../errors.js';

/** The address of the server to judge, as a plugin is given it. @throws KitError usage */
export function baseUrlOf(url: string | undefined): string {
  if (url === undefined || url.trim() === '') {
    throw new KitError('usage', 'verify was not told which server to judge.', {
      fix: 'Give its address, for example ticaga-kit verify http://127.0.0.1:4010.',
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
      fix: 'Give them with --email and TICAGA_API_TOKEN.',
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
