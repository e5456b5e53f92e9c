import type { Parameter, Security, Step } from '../../contracts/contract-document.js';
import { asText, type Context, resolveValue } from '../../contracts/expression.js';
import { isRecord } from '../../document/is-record.js';
import { fillPath, operationById } from '../../document/operations.js';
import { version } from '../../generated/contract.js';
import type { Asked } from '../../operations/behaviour.js';
import type { Call } from '../../operations/calls.js';
import { useOf } from '../../operations/use-of.js';
import { type CurlCredentials, renderCurl } from '../../report/curl.js';
import type { HttpRequest } from '../../wire/http-client.js';
import { secretsIn } from './secrets.js';
import type { Session } from './session.js';

/** What a writing request would change. */
export interface Writes {
  /** The customer that it names; undefined when it leaves that to the server, as a search for an email does. */
  customer: number | undefined;
  /** Whether nothing but the customer's pair would change, so that it can be put back. */
  pairOnly: boolean;
}

/** A request ready to be sent, and the command that repeats it. */
export interface BuiltRequest {
  request: HttpRequest;
  curl: string;
  /** What the request would write; undefined when it writes nothing, or nobody. */
  writes?: Writes;
}

/** Any valid credentials, in the scheme that the server takes. */
function validCredentials({ scheme }: Session): Security[] {
  return scheme === 'basic'
    ? [{ schemeName: 'basic', values: { username: '$inputs.email', password: '$inputs.token' } }]
    : [{ schemeName: 'bearer', values: { token: '$inputs.token' } }];
}

/** A request of the kit's own, with valid credentials. */
export const buildCall = (call: Call, session: Session): BuiltRequest =>
  buildRequest({ ...call, operation: operationById(call.operationId) }, validCredentials(session), session, {
    inputs: session.inputs,
    steps: {},
  });

/** The request of a step. A step's own credentials are sent as they are; a workflow's in the scheme of the session. */
export function buildRequest(
  step: Pick<Step, 'operation' | 'parameters' | 'requestBody' | 'security' | 'doubleSlash'>,
  workflowSecurity: readonly Security[],
  session: Session,
  context: Context,
): BuiltRequest {
  const { method, path } = step.operation;
  const valuesIn = (place: Parameter['in']): [name: string, value: string][] => {
    const given = step.parameters.filter((parameter) => parameter.in === place);
    return given.map(({ name, value }) => [name, asText(resolveValue(value, context))]);
  };
  const parameters = Object.fromEntries(valuesIn('path'));
  const filled = fillPath(path, (name) => encodeURIComponent(wellFormed(String(parameters[name]))));
  const url = new URL(`${session.baseUrl}${step.doubleSlash ? '/' : ''}/api${filled}`);
  for (const [name, value] of valuesIn('query')) url.searchParams.append(name, value);
  const body = encodeBody(step, context);
  const headers = {
    ...withoutEmpty({ Accept: 'application/json', ...Object.fromEntries(valuesIn('header')) }),
    ...(body ? { 'Content-Type': body.contentType } : {}),
  };
  const security = step.security ?? (workflowSecurity.length > 0 ? validCredentials(session) : []);
  const { authorization, credentials } = authorize(security, context, session);
  const shown = { method, url: url.href, headers, ...(body ? { body: body.text } : {}) };
  const fields = isRecord(body?.payload) ? body.payload : {};
  const writes = writesOf(step, { parameters, fields });
  return {
    request: { ...shown, headers: { 'User-Agent': `ticaga-kit/${version} verify`, ...headers, ...authorization } },
    curl: renderCurl(shown, credentials),
    ...(writes ? { writes } : {}),
  };
}

function writesOf({ operation }: Pick<Step, 'operation'>, asked: Asked): Writes | undefined {
  const { writes, writesPairOnly: pairOnly = false, customerOf } = useOf(operation);
  const customer = writes ? customerOf(asked) : undefined;
  return !writes || (pairOnly && customer === undefined) ? undefined : { customer, pairOnly };
}

function encodeBody({ requestBody }: Pick<Step, 'requestBody'>, context: Context) {
  if (!requestBody) return undefined;
  const payload = resolveValue(requestBody.payload, context);
  const { contentType } = requestBody;
  if (contentType === 'application/json') return { contentType, payload, text: JSON.stringify(payload) };
  const fields = Object.entries(payload as Record<string, unknown>).map(([name, value]) => [name, asText(value)]);
  return { contentType, payload, text: new URLSearchParams(fields as [string, string][]).toString() };
}

function authorize(
  [security]: readonly Security[],
  context: Context,
  { inputs, variables }: Session,
): { authorization?: { Authorization: string }; credentials: CurlCredentials } {
  if (!security) return { credentials: {} };
  const value = (name: string) => asText(resolveValue(security.values[name], context));
  const secrets = secretsIn(inputs, variables);
  const shown = (secret: string) => secrets.find(({ value }) => value === secret)?.shell ?? inShell(secret);
  if (security.schemeName === 'bearer') {
    const token = value('token');
    return { authorization: { Authorization: `Bearer ${token}` }, credentials: { bearer: shown(token) } };
  }
  const [username, password] = [value('username'), value('password')];
  const basic = Buffer.from(`${username}:${password}`).toString('base64');
  return {
    authorization: { Authorization: `Basic ${basic}` },
    credentials: { basic: `${inShell(username)}:${shown(password)}` },
  };
}

/** Half a character, which no address can hold, becomes U+FFFD. */
const wellFormed = (text: string): string => Buffer.from(text).toString();

/** A header with an empty text is not sent: so a contract leaves out Accept. */
const withoutEmpty = (headers: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== ''));

/** Text between the double quotes of a shell. An email may come from the server, and nobody should run it. */
const inShell = (text: string): string => text.replace(/[\\"$`]/g, '\\$&');
