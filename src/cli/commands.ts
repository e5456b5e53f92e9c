import type { Command } from './command.js';
import { assumptions } from './commands/assumptions.js';
import { serve } from './commands/serve.js';

/** Every command, in the order of the help. */
export const commands: readonly Command[] = [serve, assumptions];
