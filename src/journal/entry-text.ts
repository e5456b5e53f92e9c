import type { Entry } from './entry.js';

/** An entry as JSON, bytes in base64. */
export function entryToText(entry: Entry): string {
  const { body, response } = entry;
  const answer = response.body;
  return JSON.stringify({
    ...entry,
    body: body?.toString('base64'),
    response: typeof answer === 'string' ? response : { ...response, body: { base64: answer.toString('base64') } },
  });
}

/** The entry that entryToText made a text of. */
export function entryFromText(text: string): Entry {
  const { body, response, ...rest } = JSON.parse(text);
  const answer = typeof response.body === 'string' ? response.body : Buffer.from(response.body.base64, 'base64');
  return {
    ...rest,
    body: body === undefined ? undefined : Buffer.from(body, 'base64'),
    response: { ...response, body: answer },
  };
}
