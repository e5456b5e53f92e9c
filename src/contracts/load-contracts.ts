import { readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { didYouMean } from '../document/nearest.js';
import type { Operation } from '../document/operations.js';
import { fileError, readText } from '../document/text-file.js';
import { YamlTree } from '../document/yaml-tree.js';
import { KitError } from '../errors.js';
import { builtTree } from './built-trees.js';
import type { ContractDocument } from './contract-document.js';
import { parseContract } from './parse-contract.js';

/** The folder of the documents that the kit ships. */
export const shippedContracts = fileURLToPath(new URL('../../contracts/', import.meta.url));

/**
 * Reads every *.arazzo.yaml of some folders, in the order of their names.
 * @param own operations of the user's own documents, which the contracts may play, too
 * @throws KitError file-unreadable, contract-invalid, contract-unsupported
 */
export async function loadContracts(
  folders: readonly string[],
  own: readonly Operation[] = [],
): Promise<ContractDocument[]> {
  const documents: ContractDocument[] = [];
  for (const folder of folders) {
    const names = (await listed(folder)).filter((name) => /\.arazzo\.ya?ml$/.test(name)).sort();
    if (names.length === 0) {
      throw new KitError('file-unreadable', `${folder} holds no contract.`, {
        expected: 'files whose names end in .arazzo.yaml',
        fix: 'Name another folder with --contracts.',
      });
    }
    for (const name of names) {
      const path = join(folder, name);
      documents.push(await readContract(await readText(path, 'the contract'), shown(path), own));
    }
  }
  checkNames(documents);
  return documents;
}

/**
 * @param text a whole contract document
 * @param file its path as messages and reports show it
 * @throws KitError contract-invalid, contract-unsupported, assumption-unknown, each with file and line
 */
export async function readContract(
  text: string,
  file: string,
  own: readonly Operation[] = [],
): Promise<ContractDocument> {
  return parseContract(await readTree(text, file), own);
}

/** The YAML parser comes with the first contract that the build has not read. */
async function readTree(text: string, file: string): Promise<YamlTree> {
  const built = await builtTree(text);
  if (built) return new YamlTree(file, built);
  const { parseYaml } = await import('../document/parse-yaml.js');
  return parseYaml(
    text,
    file,
    (was, where) => new KitError('contract-invalid', `${file} is no YAML.`, { was, where, fix: 'Correct its syntax.' }),
  );
}

async function listed(folder: string): Promise<string[]> {
  return readdir(folder).catch((error: unknown) => {
    const fix = 'Name an existing folder with --contracts.';
    throw fileError('file-unreadable', `The folder ${folder} cannot be read`, error, fix);
  });
}

/** Annotations of a CI point at files of its checkout, so a path inside the working folder is shown relative to it. */
function shown(path: string): string {
  const inside = relative(process.cwd(), path);
  return inside.startsWith('..') ? path : inside;
}

function checkNames(documents: readonly ContractDocument[]): void {
  const seen = new Map<string, string>();
  for (const { file, workflows } of documents) {
    for (const { workflowId, place } of workflows) {
      const first = seen.get(workflowId);
      if (first !== undefined) {
        throw new KitError('contract-invalid', `Two workflows are named ${workflowId}.`, {
          where: `${file}:${place.line}, and ${first}`,
          fix: 'Give one of them another workflowId.',
        });
      }
      seen.set(workflowId, `${file}:${place.line}`);
    }
  }
  const names = [...seen.keys()];
  for (const { workflowId, controls, place } of documents.flatMap(({ workflows }) => workflows)) {
    const unknown = controls.find((name) => name === workflowId || !seen.has(name));
    if (unknown === undefined) continue;
    throw new KitError(
      'contract-invalid',
      `The workflow ${workflowId} has a control that is no other workflow: ${unknown}.`,
      {
        where: `${place.file}:${place.line}`,
        fix: didYouMean(unknown, names),
      },
    );
  }
}
