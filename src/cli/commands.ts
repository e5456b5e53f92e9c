import type { Command } from './command.js';

/** Every command by its name, in the order of the help. Each is loaded when it is needed: serve starts without the rest. */
const loaders: Record<string, () => Promise<Command>> = {
  init: async () => (await import('./commands/init.js')).init,
  serve: async () => (await import('./commands/serve.js')).serve,
  proxy: async () => (await import('./commands/proxy.js')).proxy,
  replay: async () => (await import('./commands/replay.js')).replay,
  impact: async () => (await import('./commands/impact.js')).impact,
  verify: async () => (await import('./commands/verify.js')).verify,
  exec: async () => (await import('./commands/exec.js')).exec,
  mutate: async () => (await import('./commands/mutate.js')).mutate,
  docs: async () => (await import('./commands/docs.js')).docs(loadCommands),
  assumptions: async () => (await import('./commands/assumptions.js')).assumptions,
  'php-helper': async () => (await import('./commands/php-helper.js')).phpHelper,
  completion: async () => (await import('./commands/completion.js')).completion(loadCommands),
};

export const commandNames: readonly string[] = Object.keys(loaders);

/** @param name one of commandNames */
export function loadCommand(name: string): Promise<Command> {
  const load = loaders[name];
  if (!load) throw new Error(`there is no command ${name}`);
  return load();
}

export function loadCommands(): Promise<Command[]> {
  return Promise.all(commandNames.map(loadCommand));
}
