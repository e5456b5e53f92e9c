/**
 * The fields of a multipart/form-data body as the same fields of a form; files are left out, as PHP's $_POST leaves them.
 * @param text the body, one character a byte
 * @returns undefined when the header names no boundary, or the body does not have it
 */
export function formOfMultipart(text: string, contentType: string): string | undefined {
  const [, quoted, plain] = /boundary=(?:"([^"]+)"|([^\s;,]+))/i.exec(contentType) ?? [];
  const boundary = quoted ?? plain;
  if (boundary === undefined || !text.includes(`--${boundary}`)) return undefined;
  return text
    .split(`--${boundary}`)
    .slice(1)
    .flatMap((part) => {
      const at = /\r?\n\r?\n/.exec(part);
      if (part.startsWith('--') || !at) return [];
      const head = part.slice(0, at.index);
      const [, name] = /\bname="([^"\r\n]*)"/i.exec(head.replace(/filename="/gi, 'file="')) ?? [];
      if (name === undefined || /\bfilename=/i.test(head)) return [];
      const value = part.slice(at.index + at[0].length).replace(/\r?\n$/, '');
      return [`${encodedBytes(name)}=${encodedBytes(value)}`];
    })
    .join('&');
}

/** Brackets stay, for they make lists of fields. */
const encodedBytes = (text: string): string =>
  text.replace(/[^\w[\]]/g, (byte) => `%${byte.charCodeAt(0).toString(16).padStart(2, '0')}`);
