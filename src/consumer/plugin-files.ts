import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { KitError } from '../errors.js';

const runFile = promisify(execFile);

/** More files than any plugin has: somebody is in the wrong folder. */
const mostFiles = 50_000;

/** What is installed, and what begins with a dot, is not the plugin's own, unless git knows it. */
const notOwn = /^(\.|node_modules$|vendor$)/;

/**
 * A hash of the files of a plugin: of the whole repository around a folder, or without git of the folder. Left out is what
 * git ignores and, where git does not have it, node_modules, vendor and what begins with a dot.
 * @param except files that the caller writes itself
 * @throws KitError files-too-many, file-unreadable
 */
export async function hashFiles(folder: string, except: readonly string[]): Promise<string> {
  const own = new Set(except.map((file) => resolve(folder, file)));
  const { root, files } = (await listByGit(folder)) ?? { root: folder, files: await listAll(folder) };
  if (files.length > mostFiles) throw tooMany(root);
  const hash = createHash('sha256');
  for (const file of files.sort()) {
    if (own.has(resolve(root, file))) continue;
    hash.update(`\0${file}\0`);
    // A file that git knows may be gone from the disk, and a submodule is a folder.
    await pipeline(createReadStream(join(root, file)), hash, { end: false }).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT' && error.code !== 'EISDIR') throw unreadable(file, error);
    });
  }
  return hash.digest('hex');
}

/** undefined where there is no git, or no repository. */
async function listByGit(folder: string): Promise<{ root: string; files: string[] } | undefined> {
  const git = async (...args: string[]) =>
    (await runFile('git', args, { cwd: folder, maxBuffer: 64 * 1024 * 1024 })).stdout;
  try {
    const root = (await git('rev-parse', '--show-toplevel')).trimEnd();
    const list = async (...which: string[]) =>
      (await git('-C', root, 'ls-files', '-z', '--exclude-standard', ...which))
        .split('\0')
        .filter((file) => file !== '');
    // What a test runner left behind is none of the plugin's, though nobody told git to ignore it.
    const others = (await list('--others')).filter((file) => !file.split('/').some((part) => notOwn.test(part)));
    return { root, files: [...new Set([...(await list('--cached')), ...others])] };
  } catch {
    return undefined;
  }
}

async function listAll(root: string, folder = root, files: string[] = []): Promise<string[]> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (notOwn.test(entry.name)) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await listAll(root, path, files);
    else if (entry.isFile()) files.push(relative(root, path).replaceAll(sep, '/'));
    if (files.length > mostFiles) throw tooMany(root);
  }
  return files;
}

const tooMany = (root: string) =>
  new KitError('files-too-many', `${root} has more than ${mostFiles} files.`, {
    expected: 'the folder of a plugin, whose files say whether a verdict still holds',
    fix: 'Run it in the folder of the plugin, or in a git repository that ignores what is not its own.',
  });

const unreadable = (file: string, { message }: Error) =>
  new KitError('file-unreadable', `${file} cannot be read.`, { was: message });
