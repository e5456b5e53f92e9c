import { isUtf8 } from 'node:buffer';
import { isTooDeepToParse, mostLevels } from '../document/nesting.js';
import { excerpt } from '../report/excerpt.js';
import type { HttpAnswer } from './http-client.js';
import { findOddities, type Oddity } from './json-oddities.js';

/** An answer with its body decoded, or one sentence that says why it is no JSON. */
export type Decoded = Readable | Unreadable;

export interface Readable {
  body: unknown;
  /** How the body is written where parsers may differ. */
  oddities: Oddity[];
  /** What its headers say of the bytes, and they are not; a client that does not look at them reads the body. */
  mislabelled: { header: string; was: string }[];
  problem?: undefined;
}

/** Why an answer is no JSON, as a sentence, and what was there. */
export interface Unreadable {
  kind: 'redirect' | 'empty' | 'compressed' | 'page' | 'other';
  problem: string;
  was: string;
}

/** Where the title of a page is looked for, in characters from its beginning. */
const headOfPage = 10_000;

/** Decodes the body of an answer; whatever is not JSON that says so, and that PHP reads, is a problem. */
export function decodeAnswer(answer: HttpAnswer): Decoded {
  const unread = notText(answer) ?? notJson(answer);
  if (unread) return unread;
  let body: unknown;
  try {
    body = JSON.parse(answer.text);
  } catch {
    const mark = answer.text.startsWith('\uFEFF') ? ' after a byte order mark, which JSON does not allow' : '';
    return other('The body is no JSON.', `${JSON.stringify(excerpt(answer.text, 60))}${mark}`);
  }
  const type = answer.headers['content-type'];
  if (!/^application\/([\w.+-]+\+)?json\s*(;|$)/i.test(type ?? '')) {
    return other('The body is JSON, and its header says otherwise.', `Content-Type: ${excerpt(type ?? 'none', 200)}`);
  }
  const oddities = findOddities(answer.text);
  const half = oddities.find(({ kind }) => kind === 'half-character');
  if (half) {
    return other(
      "The body has half a character in it, and PHP's json_decode reads nothing of it.",
      excerpt(half.spelt, 60),
    );
  }
  return { body, oddities, mislabelled: labelsOf(answer) };
}

const other = (problem: string, was: string): Unreadable => ({ kind: 'other', problem, was });

function notText({ status, headers, bytes, text }: HttpAnswer): Unreadable | undefined {
  if (status >= 300 && status < 400) {
    const target = excerpt(headers.location ?? 'nowhere', 200);
    const was = `${status} with Location: ${target}`;
    return { kind: 'redirect', problem: `The server redirects to ${target}.`, was };
  }
  if (bytes.length === 0) return { kind: 'empty', problem: 'The body is empty.', was: 'no bytes' };
  if (isUtf8(bytes)) return undefined;
  const coding = bytes[0] === 0x1f && bytes[1] === 0x8b ? 'gzip' : encodingOf(headers);
  if (coding !== undefined) {
    const problem = `The body is compressed (${excerpt(coding, 40)}), and nobody asked for that.`;
    return { kind: 'compressed', problem, was: `${bytes.length} bytes that PHP's curl hands on as they are` };
  }
  const at = Buffer.from(text.slice(0, text.indexOf('\uFFFD'))).length;
  const byte = bytes[at]?.toString(16).toUpperCase().padStart(2, '0');
  const was = `the byte 0x${byte} at ${at} of ${bytes.length}, after ${JSON.stringify(text.slice(0, text.indexOf('\uFFFD')).slice(-40))}`;
  return other("The body is no UTF-8, and PHP's json_decode reads nothing of it.", was);
}

function notJson({ text }: HttpAnswer): Unreadable | undefined {
  const words = /^\s*(?:<br \/>\s*)?<b>(Warning|Notice|Deprecated|Fatal error|Parse error)<\/b>/.exec(text)?.[1];
  if (words !== undefined) {
    return other(
      "The body begins with words of PHP's own, which belong into a log.",
      JSON.stringify(excerpt(text.trim(), 200)),
    );
  }
  if (/^\s*<(!doctype|!--|html|head|body|h1|title)/i.test(text)) {
    const title = /<title[^>]*>([^<]*)/i.exec(text.slice(0, headOfPage))?.[1]?.trim();
    const was = title ? `a page titled ${JSON.stringify(excerpt(title, 200))}` : 'a page without a title';
    return { kind: 'page', problem: 'The body is an HTML page.', was };
  }
  if (!isTooDeepToParse(text)) return undefined;
  const was = `lists and records over ${mostLevels} levels deep`;
  return other("The body is nested deeper than PHP's json_decode reads.", was);
}

/** Charsets in which ASCII is written as in UTF-8. */
const likeAscii = /^(utf-?8|us-ascii|ascii|latin-?1|iso-8859-\d+|windows-125\d)$/i;

function labelsOf({ headers, bytes }: HttpAnswer): Readable['mislabelled'] {
  const labels: Readable['mislabelled'] = [];
  const charset = /;\s*charset\s*=\s*"?([^\s";]+)/i.exec(headers['content-type'] ?? '')?.[1];
  const isAscii = bytes.every((byte) => byte < 0x80);
  if (charset !== undefined && !/^utf-?8$/i.test(charset) && !(isAscii && likeAscii.test(charset))) {
    labels.push({ header: 'content-type', was: `charset=${excerpt(charset, 40)}, and a body in UTF-8` });
  }
  const coding = encodingOf(headers);
  if (coding !== undefined)
    labels.push({ header: 'content-encoding', was: `${excerpt(coding, 40)}, and a body that is not compressed` });
  return labels;
}

function encodingOf(headers: HttpAnswer['headers']): string | undefined {
  const coding = headers['content-encoding'];
  return coding === undefined || /^\s*(identity)?\s*$/i.test(coding) ? undefined : coding;
}
