import { isConcerned } from '../../../document/assumptions.js';
import { isFurther } from '../../../document/further-document.js';
import { operations, parametersIn } from '../../../document/operations.js';
import type { Entry } from '../../../journal/entry.js';
import { pathOf } from '../../../journal/request-parts.js';
import { withoutSandbox } from '../../../journal/without-sandbox.js';
import type { Remark } from './remark.js';
import type { Said } from './said.js';

/** Why a request was refused: a sentence, and what to do about it. */
interface Cause {
  message: string;
  advice: string;
}

/**
 * A suite of which the server took nothing: each request that asks for credentials had bad ones, or each went beside the
 * API. A test that revoked the token itself is no mistake.
 * @param said by the whole suite
 */
export function findRefusedSuite(said: readonly Said[]): Remark[] {
  const asked = said.filter((one) => one.entry.fault === undefined && one.known && !isPublic(one));
  const refused = asked.map(({ entry }) => entry).filter(({ outcome }) => outcome === 'bad-credentials');
  if (refused.length > 0 && refused.length === asked.length) {
    const byMistake = refused.filter(({ notes }) => !notes.some(({ code }) => code === 'token-revoked'));
    return byMistake.length === 0 ? [] : [remarkOf(refused, byMistake, 'Every request was refused', credentialsCause)];
  }
  const sent = said.map(({ entry }) => entry).filter(({ method }) => method !== 'OPTIONS');
  return sent.length > 0 && sent.every(isBesideApi) ? [remarkOf(sent, sent, 'Every request was lost', baseCause)] : [];
}

/** Whether a request went to an address of the API with something before it, where no document knows anything. */
function isBesideApi({ outcome, url }: Entry): boolean {
  const path = pathOf(withoutSandbox(url));
  const inner = path.slice(Math.max(0, path.lastIndexOf('/api/')));
  return outcome === 'unmatched' && inner !== path && operations.some((operation) => parametersIn(operation, inner));
}

function isPublic({ known, assumptions }: Said): boolean {
  if (!known) return false;
  if (isFurther(known.operation)) return !known.operation.asksForCredentials;
  const { operationId } = known.operation;
  return (
    assumptions['public-calls-need-credentials'] === 'no' && isConcerned(operationId, 'public-calls-need-credentials')
  );
}

/** Further causes that are told. */
const mostCauses = 3;

/** The causes with the one of most requests first. */
function remarkOf(
  all: readonly Entry[],
  entries: readonly Entry[],
  what: string,
  causeOf: (entry: Entry) => Cause,
): Remark {
  const causes = new Map<string, Cause & { first: Entry; count: number }>();
  for (const first of entries) {
    const cause = causeOf(first);
    const known = causes.get(cause.message);
    if (known) known.count++;
    else causes.set(cause.message, { ...cause, first, count: 1 });
  }
  const [main, ...others] = [...causes.values()].sort((a, b) => b.count - a.count);
  const { message, advice, first } = main as NonNullable<typeof main>;
  return {
    code: 'requests-refused',
    title: `${what}, because ${message.charAt(0).toLowerCase()}${message.slice(1)}`,
    was: `${all.length} of ${all.length} requests${others
      .slice(0, mostCauses)
      .map((other) => `; ${other.count}: ${other.message}`)
      .join('')}`,
    requests: [{ label: 'First', entry: first }],
    entry: first,
    advice: [advice, 'Nothing else of the suite was tried: what it shows is how the plugin takes a refusal.'],
  };
}

const settings =
  'The token of the fake is in TICAGA_API_TOKEN, and its administrator in TICAGA_API_EMAIL: see that the plugin under test reads them.';

function credentialsCause({ violations, notes }: Entry): Cause {
  const violation = violations.find(({ code }) => code.startsWith('credentials-'));
  if (violation) {
    const { message, received, hint } = violation;
    return { message: `${message.replace(/\.$/, '')}: it has ${received}.`, advice: hint };
  }
  const note = notes.find(({ code }) => Object.hasOwn(adviceOf, code)) ?? {
    code: '',
    message: 'The server refused the credentials.',
  };
  return { message: note.message, advice: adviceOf[note.code] ?? settings };
}

const adviceOf: Readonly<Record<string, string>> = {
  'credentials-scheme-refused':
    'Let the plugin send what such a server takes, or try it against one that takes both: --assume auth=both.',
  'token-wrong': settings,
  'email-wrong': settings,
  'credentials-unknown': settings,
  'token-revoked': settings,
};

const baseCause = ({ url }: Entry): Cause => {
  const path = pathOf(withoutSandbox(url));
  return {
    message: `The base URL of the plugin under test has ${path.slice(0, path.lastIndexOf('/api/'))} behind it.`,
    advice: 'Give it the base URL of TICAGA_URL as it is.',
  };
};
