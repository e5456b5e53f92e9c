import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { nodeTest, vitest } from './js-forms.js';
import { phpunit, plainPhp } from './php-forms.js';
import type { Form } from './written-test.js';

/**
 * The form of the suite that is there, by its command; where that says nothing, by the working folder.
 * @param command without words where there is none
 * @param folder that the tests are written into
 */
export async function chooseForm(command: readonly string[], folder: string): Promise<Form> {
  const [program = '', ...rest] = command;
  const toolAt = command.findIndex((word) => /(^|[\\/])(phpunit|pest|vitest)(\.(phar|mjs))?$/.test(word));
  if (toolAt >= 0) return formOfTool(command.slice(0, toolAt + 1), command.slice(toolAt + 1), folder);
  if (/^php[\d.]*(\.exe)?$/.test(basename(program))) return plainPhp([program]);
  if (/^node(\.exe)?$/.test(basename(program)) && rest.some((word) => /^--test\b|\.[cm]?js$/.test(word)))
    return nodeTest([program]);
  return formOfFolder(folder);
}

/** Options of a tool that belong to each run of it, with their values. */
const kept = /^(-c|--configuration|--bootstrap|--config|--root|-r)$/;

function formOfTool(words: readonly string[], rest: readonly string[], folder: string): Form {
  const options = rest.filter((word, at) => kept.test(word.replace(/=.*/, '')) || kept.test(rest[at - 1] ?? ''));
  return /vitest/.test(basename(words.at(-1) as string))
    ? vitest([...words, 'run', ...options])
    : phpunit([...words, ...options], classNameOf(folder));
}

async function formOfFolder(folder: string): Promise<Form> {
  const manifest = await readFile('package.json', 'utf8').catch(() => '');
  const isJs = existsSync(join(folder, 'ticaga-steps.mjs')) || (manifest !== '' && !(await hasPhp(folder)));
  if (isJs && /"vitest"\s*:/.test(manifest)) return vitest(['node_modules/.bin/vitest', 'run']);
  if (isJs) return nodeTest(['node']);
  const own = existsSync('vendor/bin/phpunit');
  if (own || existsSync('phpunit.xml') || existsSync('phpunit.xml.dist'))
    return phpunit([own ? 'vendor/bin/phpunit' : 'phpunit'], classNameOf(folder));
  return plainPhp(['php']);
}

async function hasPhp(folder: string): Promise<boolean> {
  if (existsSync(join(folder, 'ticaga-steps.php')) || existsSync('composer.json')) return true;
  return (await readdir('.')).some((name) => name.endsWith('.php'));
}

/** tests/lies -> LiesTest */
function classNameOf(folder: string): string {
  const words = basename(folder)
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== '');
  const name = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  return /^[A-Z]/.test(name) ? `${name}Test` : `Lies${name}Test`;
}
