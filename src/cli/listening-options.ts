import { defaultJournalBytes } from '../journal/budget.js';
import type { NumberOption, TextOption } from './option.js';

export const hostOption = {
  type: 'text',
  value: 'ADDRESS',
  default: '127.0.0.1',
  summary: 'The address to listen on',
} as const satisfies TextOption;

export const adminTokenOption = {
  type: 'text',
  value: 'TOKEN',
  env: 'TICAGA_KIT_ADMIN_TOKEN',
  secret: true,
  notInFile: 'A file with a secret ends up in a repository: set TICAGA_KIT_ADMIN_TOKEN.',
  summary: 'Ask for this token on the control plane; without it only this machine may use it',
} as const satisfies TextOption;

export const defaultJournalMib = `${defaultJournalBytes / 1024 ** 2} MiB`;

export const journalBytesOption = (summary: string) =>
  ({
    type: 'whole number',
    least: 0,
    most: Number.MAX_SAFE_INTEGER,
    value: 'BYTES',
    summary,
  }) as const satisfies NumberOption;
