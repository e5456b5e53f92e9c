import type { Option } from './option.js';

/** --rows of every command that runs a plugin's own tests. */
export const rowsOption = {
  type: 'text',
  value: 'COMMAND',
  summary: "Compare what this command prints, your plugin's own rows as a JSON list, with the links on the server",
} as const satisfies Option;
