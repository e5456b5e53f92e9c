import type { HttpAnswer } from './http-client.js';

/** An answer with its body decoded, or one sentence that says why it is no JSON. */
export type Decoded = { body: unknown; problem?: undefined } | { problem: string; was: string };

/** Decodes the body of an answer; whatever is not JSON that says so is a problem. */
export function decodeAnswer({ status, headers, text }: HttpAnswer): Decoded {
  const type = headers['content-type'];
  if (status >= 300 && status < 400) {
    const target = headers.location ?? 'nowhere';
    return { problem: `The server redirects to ${target}.`, was: `${status} with Location: ${target}` };
  }
  if (text === '') return { problem: 'The body is empty.', was: 'no bytes' };
  if (/^\s*<(!doctype|html|head|body)/i.test(text)) {
    const title = /<title[^>]*>([^<]*)/i.exec(text)?.[1]?.trim();
    return {
      problem: 'The body is an HTML page.',
      was: title ? `a page titled ${JSON.stringify(title)}` : 'a page without a title',
    };
  }
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    const mark = text.startsWith('\uFEFF') ? ' after a byte order mark, which JSON does not allow' : '';
    return { problem: 'The body is no JSON.', was: `${JSON.stringify(text.slice(0, 60))}${mark}` };
  }
  if (!/^application\/([\w.+-]+\+)?json\s*(;|$)/i.test(type ?? '')) {
    return { problem: 'The body is JSON, and its header says otherwise.', was: `Content-Type: ${type ?? 'none'}` };
  }
  return { body };
}
