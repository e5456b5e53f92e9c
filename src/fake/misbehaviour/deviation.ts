import type { Entry } from '../../journal/entry.js';
import type { Asked, ServerRecords } from '../../operations/behaviour.js';
import type { Answer } from '../answer.js';
import type { Fault } from './inject-fault.js';

/** What a fake does instead of what is right. */
export interface Deviation {
  answer: Answer;
  /** false: what the request changed is put back. */
  keeps: boolean;
  /** The request is carried out a second time, and that answer goes out. */
  again?: true;
  /** What somebody else does to the records as soon as the request was carried out. */
  meanwhile?: (records: ServerRecords) => void;
  /** Spoils the answer, and how it goes out. */
  fault?: Fault;
}

/** A request of the contract, as far as a deviation may depend on it. */
export interface Occasion {
  operationId: string;
  /** The customer that it is about, if it names one. */
  customer: number | undefined;
  /** Absent at an address of a further document. */
  asked: Asked | undefined;
  /** The operation that changed what it reads, when nothing else was said to its world in between. */
  after: string | undefined;
  /** What it would have read before that operation. */
  before: Answer | undefined;
}

/**
 * Makes a whole fake wrong on purpose, in every world of it. Asked for each request of the contract that no fault takes.
 * @param honest what the fake would answer
 * @returns undefined to let that answer stand
 */
export type Deviate = (occasion: Occasion, honest: Answer) => Deviation | undefined;

/** The code of the note on a request whose answer a deviation changed. */
export const deviationCode = 'deviation';

/** Whether a deviation changed the answer to a request. */
export const isDeviant = ({ notes }: Pick<Entry, 'notes'>): boolean => notes.some(({ code }) => code === deviationCode);
