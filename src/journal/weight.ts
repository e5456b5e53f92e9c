import type { Entry } from './entry.js';

/*
 * Measured on Node 20 to 24 and rounded up: what the engine keeps for an entry besides its texts, for a text besides
 * its characters, for a note or a violation besides its texts.
 */
const perEntry = 900;
const perText = 32;
const perRow = 400;

/**
 * About how many bytes of memory an entry holds: an upper bound, made of additions alone, since every request pays it.
 * A character of what came over the wire takes one byte, one of what the kit wrote may take two.
 */
export function weightOf({ url, rawHeaders, body, response, notes, violations }: Entry): number {
  let bytes = perEntry + url.length + (body?.length ?? 0) + 2 * response.body.length;
  for (let at = 0; at < rawHeaders.length; at++) bytes += perText + rawHeaders[at]!.length;
  for (const name in response.headers) bytes += perText + response.headers[name]!.length;
  for (const { message } of notes) bytes += perRow + 2 * message.length;
  for (const { message, expected, received, hint } of violations)
    bytes += perRow + 2 * (message.length + expected.length + received.length + hint.length);
  return bytes;
}
