import type { KnownOperations } from '../../known-operation.js';
import type { Conversation } from '../conversation.js';
import { findIgnoredRefusals } from './ignored-refusals.js';
import { findOverwrittenLinks } from './overwritten-links.js';
import { findRefusedSuite } from './refused-suite.js';
import type { Remark } from './remark.js';
import { findRepeatedWrites } from './repeated-writes.js';
import { type Talk, talksOf } from './said.js';
import { findTypedValues } from './typed-values.js';
import { findUnseenLinks } from './unseen-links.js';

/** The kinds of remarks on what was said to one world. */
const kinds: readonly ((talk: Talk, known: KnownOperations) => Remark[])[] = [
  findIgnoredRefusals,
  findUnseenLinks,
  findOverwrittenLinks,
  findRepeatedWrites,
  findTypedValues,
];

/**
 * What is worth knowing of a conversation though its requests may each be right. One on the whole suite comes first.
 * @param known the operations that it may be of
 */
export function findRemarks({ heard }: Conversation, known: KnownOperations): Remark[] {
  const talks = talksOf(heard, known);
  return [...findRefusedSuite(talks.flat()), ...talks.flatMap((talk) => kinds.flatMap((find) => find(talk, known)))];
}
