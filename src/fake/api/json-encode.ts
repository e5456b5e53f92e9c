/** JSON text as PHP's json_encode writes it: slashes and whatever is not ASCII are escaped. @param text as JSON.stringify writes it */
export function escapeJson(text: string): string {
  return special.test(text) ? text.replace(specials, escaped) : text;
}

const special = /[/\u0080-\uffff]/;
const specials = /[/\u0080-\uffff]/g;

const escaped = (character: string): string =>
  character === '/' ? '\\/' : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** The body of an error that Laravel's exception handler writes: with line breaks, and slashes as they are. */
export function renderMessage(message: string): string {
  const text = JSON.stringify(message).replace(/[\u0080-\uffff]/g, escaped);
  return `{\n    "message": ${text}\n}`;
}
