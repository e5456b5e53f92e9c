import type { Command } from './command.js';
import { assumptions } from './commands/assumptions.js';
import { docs } from './commands/docs.js';
import { exec } from './commands/exec.js';
import { mutate } from './commands/mutate.js';
import { phpHelper } from './commands/php-helper.js';
import { serve } from './commands/serve.js';
import { verify } from './commands/verify.js';

/** Every command, in the order of the help. */
export const commands: readonly Command[] = [serve, verify, exec, mutate, docs, assumptions, phpHelper];
