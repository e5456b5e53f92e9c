import type { Grade } from '../document/grades.js';

/**
 * Every way in which a request, or the row that a plugin keeps of a link, can break the contract, and what each means.
 * A refusal (a wrong token, an unknown customer) breaks nothing: it is a note of the entry.
 */
export const violationCodes = {
  'credentials-missing': { title: 'The request carries no credentials.' },
  'credentials-malformed': { title: 'The Authorization header cannot be read as Basic or Bearer credentials.' },
  'credentials-misplaced': { title: 'A token of the server stands where the server does not read it.' },
  'accept-missing': { title: 'The request does not ask for JSON, so that an error may come as a redirect or a page.' },
  'field-missing': { title: 'A field that the contract requires is not in the body.' },
  'field-invalid': { title: 'A field of the body has a value that the contract does not allow.' },
  'body-missing': { title: 'The operation needs a body and the request has none.' },
  'body-not-json': { title: 'The body says that it is JSON and cannot be read as JSON.' },
  'body-json-as-form': { title: 'The body is JSON, and its Content-Type says that it is a form.' },
  'body-form-as-json': { title: 'The body is a form, and its Content-Type says that it is JSON.' },
  'body-multipart': { title: 'The body is multipart/form-data, which the contract does not have.' },
  'body-type-unknown': { title: 'The body has a Content-Type that the contract does not have, or none.' },
  'body-charset': { title: 'The body is not UTF-8, or says that it is not.' },
  'body-too-large': { title: 'The body is larger than the server reads.' },
  'id-invalid': { title: 'The id in the address is not a customer id.' },
  'path-unknown': { title: 'No operation of the contract has this address.' },
  'path-double-slash': { title: 'The address has a slash twice, as a base URL with a slash at its end makes it.' },
  'method-wrong': { title: 'The address exists in the contract, but not with this method.' },
  'own-row-unlinked': { title: "A row of the plugin's own table says linked, and the server has no such link." },
  'own-row-different': { title: "A row of the plugin's own table has another link than the server." },
  'own-row-missing': {
    title: "The server has a link that the plugin made, and the plugin's own table has no row of it.",
  },
  'answer-broken': {
    title: "The server's answer has a status or a body that the contract does not have (proxy).",
  },
  'certificate-unchecked': { title: 'The request came over TLS although nobody should trust the certificate (--tls).' },
  'credentials-carried-away': {
    title: 'The client followed a redirect to another host and sent its credentials there (fault redirect-elsewhere).',
  },
} as const satisfies Record<string, { title: string }>;

export type ViolationCode = keyof typeof violationCodes;

/** What exec remarks in a conversation whose requests may each be right. It fails no run. */
export const remarkCodes = {
  'requests-refused': { title: 'Every request of the suite was refused, or went beside the API.' },
  'refusal-ignored': { title: 'A customer was written to right after the lookup of that customer failed.' },
  'customer-not-looked-up': { title: 'A customer was linked whom nothing had shown before.' },
  'ids-swapped': { title: 'The customer that was looked up stands in billing_id, and another number in ticaga_id.' },
  'owner-linked': { title: 'The owner of the token was linked, who is no customer.' },
  'link-overwritten': { title: "A link was overwritten that was just read as another client's." },
  'write-repeated': { title: 'The same write succeeded twice in a row.' },
  'write-doubled': {
    title:
      'A write that was carried out and not answered was sent again without a look, and the server holds it twice.',
  },
  'write-retried': {
    title: 'A write without a whole answer was sent again, and nobody looked whether it had been made.',
  },
} as const satisfies Record<string, { title: string }>;

export type RemarkCode = keyof typeof remarkCodes;

/** What a test suite can say that it does on purpose. */
export const expectableCodes = { ...violationCodes, ...remarkCodes };

export type ExpectableCode = keyof typeof expectableCodes;

/** Whether the fake itself finds what has this code in a request; what exec finds in a conversation it does not. */
export const isViolationCode = (code: string): code is ViolationCode => Object.hasOwn(violationCodes, code);

/** One thing in a request, or in a row of the plugin's own, that breaks the contract. */
export interface Violation {
  code: ViolationCode;
  /** From the outside in, for example ["request", "body", "ticaga_id"]. */
  location: string[];
  /** One sentence in plain words. */
  message: string;
  expected: string;
  received: string;
  /**
   * How well the broken fact is known; `own` when it is none of Ticaga's: it stands ungraded in a document that the user
   * gave, or every HTTP client owes it and the user asked whether this one does (--tls, redirect-elsewhere).
   */
  grade: Grade | 'own';
  /** Where the fact was seen, or why it is assumed. */
  source?: string;
  /** What the author of the client can do. */
  hint: string;
  operationId?: string;
}

/** The code of the note on an exchange of which a body is kept in part. */
export const bodyCutCode = 'body-cut';

/** Something worth knowing about a request that breaks nothing, for example why it was refused. */
export interface Note {
  code: string;
  message: string;
  /** Milliseconds, where it is about a time. */
  ms?: number;
}
