import { isTooDeepToParse, mostLevels } from '../../document/nesting.js';
import { excerpt } from '../../report/excerpt.js';
import type { HttpAnswer } from './http-client.js';

/** An answer with its body decoded, or one sentence that says why it is no JSON. */
export type Decoded = { body: unknown; problem?: undefined } | Unreadable;

/** Why an answer is no JSON, as a sentence, and what was there. */
export interface Unreadable {
  problem: string;
  was: string;
}

/** Where the title of a page is looked for, in characters from its beginning. */
const headOfPage = 10_000;

/** Decodes the body of an answer; whatever is not JSON that says so is a problem. */
export function decodeAnswer({ status, headers, text }: HttpAnswer): Decoded {
  const type = headers['content-type'];
  if (status >= 300 && status < 400) {
    const target = excerpt(headers.location ?? 'nowhere', 200);
    return { problem: `The server redirects to ${target}.`, was: `${status} with Location: ${target}` };
  }
  if (text === '') return { problem: 'The body is empty.', was: 'no bytes' };
  if (/^\s*<(!doctype|html|head|body)/i.test(text)) {
    const title = /<title[^>]*>([^<]*)/i.exec(text.slice(0, headOfPage))?.[1]?.trim();
    return {
      problem: 'The body is an HTML page.',
      was: title ? `a page titled ${JSON.stringify(excerpt(title, 200))}` : 'a page without a title',
    };
  }
  if (isTooDeepToParse(text)) {
    const was = `lists and records over ${mostLevels} levels deep`;
    return { problem: "The body is nested deeper than PHP's json_decode reads.", was };
  }
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    const mark = text.startsWith('\uFEFF') ? ' after a byte order mark, which JSON does not allow' : '';
    return { problem: 'The body is no JSON.', was: `${JSON.stringify(excerpt(text, 60))}${mark}` };
  }
  if (!/^application\/([\w.+-]+\+)?json\s*(;|$)/i.test(type ?? '')) {
    return {
      problem: 'The body is JSON, and its header says otherwise.',
      was: `Content-Type: ${excerpt(type ?? 'none', 200)}`,
    };
  }
  return { body };
}
