import type { IncomingHttpHeaders } from 'node:http';

/**
 * Whether a client asks for JSON, by Laravel's own rule (expectsJson): the type that it accepts best has /json or +json in
 * it; or a page's script (X-Requested-With: XMLHttpRequest, and no X-PJAX) takes anything or does not say what.
 */
export function asksForJson(headers: IncomingHttpHeaders): boolean {
  const { accept } = headers;
  if (accept === 'application/json') return true;
  const best = bestType(accept);
  if (best !== undefined && /[/+]json/i.test(best)) return true;
  const isScript = headers['x-requested-with'] === 'XMLHttpRequest' && !headers['x-pjax'];
  return isScript && (best === undefined || best === '*/*' || best === '*');
}

/** The type of the greatest weight, the first of several; undefined when the header names none. */
function bestType(accept = ''): string | undefined {
  let best: { type: string; weight: number } | undefined;
  for (const item of accept.split(',')) {
    const [type = '', ...parameters] = item.split(';').map((part) => part.trim());
    if (type === '') continue;
    const [, written] = parameters.map((one) => /^q\s*=\s*"?([\d.]+)/i.exec(one)).find((found) => found) ?? [];
    const weight = written === undefined ? 1 : Number.parseFloat(written);
    if (!best || weight > best.weight) best = { type, weight };
  }
  return best?.type;
}
