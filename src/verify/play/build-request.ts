import type { Security, Step } from '../../contracts/contract-document.js';
import { type Context, resolveValue } from '../../contracts/expression.js';
import { operationById } from '../../document/operations.js';
import { version } from '../../generated/contract.js';
import { type CurlCredentials, renderCurl } from '../../report/curl.js';
import type { HttpRequest } from '../wire/http-client.js';
import type { Session } from './session.js';

/** A request ready to be sent, and the command that repeats it. */
export interface BuiltRequest {
  request: HttpRequest;
  curl: string;
  /** The customer that the request would write; undefined when it writes none. */
  writes?: number;
}

/** Any valid credentials, in the scheme that the server takes. */
export function validCredentials({ scheme }: Pick<Session, 'scheme'>): Security[] {
  return scheme === 'basic'
    ? [{ schemeName: 'basic', values: { username: '$inputs.email', password: '$inputs.token' } }]
    : [{ schemeName: 'bearer', values: { token: '$inputs.token' } }];
}

/** The request of a step. A step's own credentials are sent as they are; a workflow's in the scheme of the session. */
export function buildRequest(
  step: Pick<Step, 'operationId' | 'parameters' | 'requestBody' | 'security'>,
  workflowSecurity: readonly Security[],
  session: Session,
  context: Context,
): BuiltRequest {
  const { method, path } = operationById(step.operationId);
  const parameters = step.parameters.map(({ value, ...rest }) => ({ ...rest, value: resolveValue(value, context) }));
  const url = new URL(
    `${session.baseUrl}/api${path.replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = parameters.find((parameter) => parameter.in === 'path' && parameter.name === name)?.value;
      return encodeURIComponent(String(value));
    })}`,
  );
  const headers: Record<string, string> = { Accept: 'application/json', 'User-Agent': `ticaga-kit/${version} verify` };
  for (const { name, in: where, value } of parameters) {
    if (where === 'query') url.searchParams.append(name, String(value));
    if (where === 'header') headers[name] = String(value);
  }
  const body = encodeBody(step, context);
  if (body) headers['Content-Type'] = body.contentType;
  const security = step.security ?? (workflowSecurity.length > 0 ? validCredentials(session) : []);
  const { authorization, credentials } = authorize(security, context, session);
  const shown = { method, url: url.href, headers: { ...headers }, ...(body ? { body: body.text } : {}) };
  delete shown.headers['User-Agent'];
  if (authorization !== undefined) headers.Authorization = authorization;
  const writes = step.operationId === 'assignBillingId' ? writtenCustomer(body?.payload) : undefined;
  return {
    request: { method, url: url.href, headers, ...(body ? { body: body.text } : {}) },
    curl: renderCurl(shown, credentials),
    ...(writes === undefined ? {} : { writes }),
  };
}

function encodeBody({ requestBody }: Pick<Step, 'requestBody'>, context: Context) {
  if (!requestBody) return undefined;
  const payload = resolveValue(requestBody.payload, context);
  const { contentType } = requestBody;
  if (contentType === 'application/json') return { contentType, payload, text: JSON.stringify(payload) };
  const fields = Object.entries(payload as Record<string, unknown>).map(([name, value]) => [name, String(value)]);
  return { contentType, payload, text: new URLSearchParams(fields as [string, string][]).toString() };
}

function authorize(
  [security]: readonly Security[],
  context: Context,
  { inputs, tokenVariable }: Session,
): { authorization?: string; credentials: CurlCredentials } {
  if (!security) return { credentials: {} };
  const value = (name: string) => String(resolveValue(security.values[name], context));
  const shown = (secret: string) => (secret === inputs.token ? `$${tokenVariable}` : secret);
  if (security.schemeName === 'bearer') {
    const token = value('token');
    return { authorization: `Bearer ${token}`, credentials: { bearer: shown(token) } };
  }
  const [username, password] = [value('username'), value('password')];
  return {
    authorization: `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`,
    credentials: { basic: `${username}:${shown(password)}` },
  };
}

/** The id that a server could make of ticaga_id; PHP reads "7 apples" as 7. */
function writtenCustomer(payload: unknown): number | undefined {
  const id = Number.parseInt(String((payload as { ticaga_id?: unknown } | undefined)?.ticaga_id), 10);
  return Number.isNaN(id) ? undefined : id;
}
