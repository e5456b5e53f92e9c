import { apiPage } from './api-page.js';
import { contentsPage, type GuidePage } from './contents-page.js';
import { type FileEntry, filePage } from './file-page.js';
import { fileOf, renderHtml } from './html.js';
import type { LiveAnswers } from './live-answers.js';
import { renderLlmsTxt } from './llms-txt.js';
import { markdownFileOf, renderMarkdown } from './markdown.js';
import type { Page } from './page.js';
import { questionsPage } from './questions-page.js';
import { type ReferenceTables, referencePage } from './reference-page.js';

export type Format = 'markdown' | 'html' | 'all';

/** A file of the documentation. */
export interface DocumentFile {
  /** Its name, without a folder. */
  name: string;
  text: string;
}

export interface DocumentOptions {
  format: Format;
  /** The tables of the kit that its reference page prints. */
  reference: ReferenceTables;
  /** The kinds of files that the kit reads. */
  files: readonly FileEntry[];
  /** The pages of people, to be listed and never written. */
  guide?: readonly GuidePage[];
  liveAnswers?: LiveAnswers;
}

/** Every file of the documentation. */
export function renderDocuments({
  format,
  reference,
  files,
  guide = [],
  liveAnswers,
}: DocumentOptions): DocumentFile[] {
  const content = [apiPage(), questionsPage(liveAnswers), referencePage(reference), ...files.map(filePage)];
  const contents = contentsPage(content, guide);
  const pages: Page[] = [contents, ...content];
  const markdown = pages.map((page) => ({ name: markdownFileOf(page.name), text: renderMarkdown(page) }));
  const llmsTxt = { name: 'llms.txt', text: renderLlmsTxt(contents, content, guide) };
  const html = () => [...renderHtml(pages, format === 'all' ? markdownFileOf : undefined)];
  return [
    ...(format === 'html' ? [] : [...markdown, llmsTxt]),
    ...(format === 'markdown' ? [] : html().map(([name, text]) => ({ name: fileOf(name), text }))),
  ];
}

/** A line in which a file is not what it should be. */
export interface Difference {
  name: string;
  /** Counted from 1. */
  line: number;
  /** What should stand there; undefined when the file should have ended. */
  expected: string | undefined;
  /** What stands there; undefined when the file has ended or is missing. */
  was: string | undefined;
}

/**
 * The first line in which a present text differs from the one that should be there.
 * @param present undefined when the file does not exist
 */
export function firstDifference({ name, text }: DocumentFile, present: string | undefined): Difference | undefined {
  if (text === present) return undefined;
  const should = text.split('\n');
  const is = present?.split('\n') ?? [];
  const at = should.findIndex((line, index) => line !== is[index]);
  const index = at === -1 ? should.length : at;
  return { name, line: index + 1, expected: should[index], was: is[index] };
}
