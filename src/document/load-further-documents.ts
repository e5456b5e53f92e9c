import { readFile } from 'node:fs/promises';
import { KitError } from '../errors.js';
import { describeFurther, type FurtherDocument, type FurtherOperation, isFurther } from './further-document.js';
import { checksOf } from './further-request.js';
import { checkFurtherAnswer } from './further-response.js';
import { normalForm } from './normal-form.js';
import { olderDocument } from './older-addresses.js';
import { addressOf, fillPath, type Operation, operations, parametersIn } from './operations.js';
import { parseYaml } from './parse-yaml.js';
import { readText } from './text-file.js';
import type { YamlTree } from './yaml-tree.js';

/**
 * Reads a user's own OpenAPI documents, for addresses that the kit does not know.
 * @param files their paths
 * @throws KitError file-unreadable; document-invalid for what is no OpenAPI 3, for what the kit does not implement of it,
 *   for an example that its own schema does not allow, and for an address that two documents hold
 */
export async function loadFurtherDocuments(files: readonly string[]): Promise<FurtherDocument[]> {
  const loaded: Loaded[] = [];
  for (const file of files) loaded.push(parseFurther(await readText(file, 'the document'), file));
  const known: Held[] = [
    ...operations.map((operation) => ({ operation, name: 'openapi.yaml' })),
    ...olderDocument.operations.map((operation) => ({ operation, name: olderDocument.name })),
  ];
  for (const { document, root } of loaded) {
    for (const operation of document.operations) {
      const other = known.find((one) => isHeld(operation, one, root));
      if (other) throw await heldTwice(operation, root, other);
      known.push({ operation, name: document.name, root });
    }
  }
  return loaded.map(({ document }) => document);
}

interface Loaded {
  document: FurtherDocument;
  root: YamlTree;
}

/** An address that a document holds already. */
interface Held {
  operation: Operation;
  name: string;
  /** Absent for the kit's own, which are read only to say where in them something stands. */
  root?: YamlTree;
}

function parseFurther(text: string, file: string): Loaded {
  const root = parseYaml(text, file, (was, where) => {
    return new KitError('document-invalid', `${file} is no YAML.`, { was, where, fix: 'Correct its syntax.' });
  });
  const document = describeFurther(file, true, normalForm(root, file));
  for (const operation of document.operations) {
    checksOf(operation);
    if (!operation.answers.some(({ outcome }) => outcome === 'success')) {
      throw new KitError('document-invalid', `${addressOf(operation)} has no answer of a success.`, {
        expected: 'a success without an x-outcome that says otherwise',
        where: placeIn(root, operation),
        fix: 'Correct it in the document.',
      });
    }
    for (const { status, example, body } of operation.answers) {
      const [problem] = body === undefined ? [] : (checkFurtherAnswer(operation, status, body) ?? []);
      if (!problem) continue;
      throw new KitError(
        'document-invalid',
        `The example ${example} of ${addressOf(operation)} is not what its schema says.`,
        {
          expected: `${problem.expected} at ${problem.at || 'the whole body'}`,
          was: problem.received,
          where: placeIn(root, operation),
          fix: 'Correct the example or the schema: the fake answers nothing that its document does not allow.',
        },
      );
    }
  }
  return { document, root };
}

/**
 * Whether an address, or the name of its operation, is taken. Parameters may have other names in another document, and
 * an address there that a parameter fits would never be asked; in one document it goes before the parameter.
 */
function isHeld(operation: Operation, known: Held, root: YamlTree): boolean {
  if (known.operation.operationId === operation.operationId) return true;
  if (known.operation.method !== operation.method) return false;
  if (known.root === root) return nameless(known.operation) === nameless(operation);
  const values = parametersIn(known.operation, `/api${operation.path}`);
  if (values === undefined) return false;
  // An address of openapi.yaml takes whatever stands where its number does, and says that it is none.
  const mayBe = (name: string) => !isFurther(known.operation) || /^(\d+|\{[^{}/]+\})$/.test(values[name] ?? '');
  return known.operation.pathParameters.every(({ name, isInteger }) => !isInteger || mayBe(name));
}

const nameless = ({ path }: Operation): string => fillPath(path, () => '{}');

async function heldTwice(operation: FurtherOperation, root: YamlTree, held: Held): Promise<KitError> {
  const where = `${placeIn(root, operation)} and ${await placeOfHeld(held)}`;
  if (held.operation.operationId === operation.operationId) {
    return new KitError('document-invalid', `Two documents have an operation ${operation.operationId}.`, {
      where,
      fix: 'Give yours another operationId.',
    });
  }
  return new KitError('document-invalid', `Two documents hold the address ${addressOf(operation)}.`, {
    where,
    fix: 'Take it out of your document: --also is for addresses that the kit does not know.',
  });
}

async function placeOfHeld({ operation, name, root }: Held): Promise<string> {
  if (root) return placeIn(root, operation);
  const text = await readFile(new URL(`../../${name}`, import.meta.url), 'utf8');
  const refuse = (was: string) => new KitError('document-invalid', `${name} is no YAML.`, { was });
  return placeIn(parseYaml(text, name, refuse), operation);
}

/** file:line of an operation; a user's own may write the path with /api or without. */
function placeIn(root: YamlTree, { path, method }: Operation): string {
  const paths = root.get('paths');
  const written = paths?.keys().filter((key) => `/api${path}`.endsWith(key)) ?? [];
  const [found] = written.flatMap((key) => paths?.get(key)?.get(method.toLowerCase()) ?? []);
  return (found ?? root).where;
}
