import { didYouMean } from '../document/nearest.js';
import { type Operation, operations } from '../document/operations.js';
import {
  isProviderStateName,
  type ProviderStateName,
  providerStateNames,
  usualState,
} from '../document/provider-states.js';
import type { YamlTree } from '../document/yaml-tree.js';
import type { ContractDocument, Input, Step, Workflow } from './contract-document.js';
import { readCriterion } from './criterion.js';
import { checkKeys, flag, listOf, required, text } from './fields.js';
import { checkReferences } from './references.js';
import { invalid, unsupported } from './refusals.js';
import { readParameters, readRequestBody, readSecurity } from './request.js';

/**
 * Reads an Arazzo document. What of Arazzo the kit does not implement is refused by name: nothing is skipped.
 * @param own operations of the user's own documents
 * @throws KitError contract-invalid, contract-unsupported, assumption-unknown, each with file and line
 */
export function parseContract(root: YamlTree, own: readonly Operation[] = []): ContractDocument {
  const known = [...operations, ...own];
  checkKeys(root, ['arazzo', 'info', 'sourceDescriptions', 'workflows', 'components']);
  const version = text(root, 'arazzo');
  if (!/^1\.0\.\d+$/.test(version)) throw unsupported(root.get('arazzo') ?? root, `Arazzo ${version}`, '1.0.x');
  const info = required(root, 'info');
  checkKeys(info, ['title', 'summary', 'description', 'version']);
  for (const description of listOf(root, 'sourceDescriptions')) {
    checkKeys(description, ['name', 'url', 'type']);
    const type = description.get('type')?.value ?? 'openapi';
    if (type !== 'openapi') throw unsupported(description, `a source description of type ${type}`, 'openapi');
  }
  const components = root.get('components');
  if (components) checkKeys(components, ['inputs']);
  const workflows = listOf(root, 'workflows').map((tree) => readWorkflow(tree, components?.get('inputs'), known));
  return { file: root.place.file, title: text(info, 'title'), workflows };
}

function readWorkflow(tree: YamlTree, shared: YamlTree | undefined, known: readonly Operation[]): Workflow {
  checkKeys(tree, [
    'workflowId',
    'summary',
    'description',
    'inputs',
    'steps',
    'x-provider-state',
    'x-security',
    'x-controls',
  ]);
  const workflow: Workflow = {
    workflowId: text(tree, 'workflowId'),
    summary: text(tree, 'summary'),
    inputs: readInputs(tree.get('inputs'), shared),
    providerState: readState(tree),
    security: readSecurity(tree.get('x-security')),
    controls: tree.get('x-controls') ? listOf(tree, 'x-controls').map(({ value }) => String(value)) : [],
    steps: listOf(tree, 'steps').map((step) => readStep(step, known)),
    place: tree.place,
  };
  checkReferences(workflow);
  return workflow;
}

function readState(tree: YamlTree): ProviderStateName {
  const state = tree.get('x-provider-state');
  if (!state) return usualState;
  const name = text(tree, 'x-provider-state');
  if (isProviderStateName(name)) return name;
  throw invalid(
    state,
    `There is no provider state named ${JSON.stringify(name)}.`,
    providerStateNames.join(' | '),
    didYouMean(name, providerStateNames),
  );
}

function readInputs(tree: YamlTree | undefined, shared: YamlTree | undefined): Input[] {
  if (!tree) return [];
  const reference = tree.get('$ref')?.value;
  if (reference !== undefined) {
    const name = String(reference).replace('#/components/inputs/', '');
    const target = shared?.get(name);
    if (!target) throw invalid(tree, `There is no ${reference}.`, 'an entry of components/inputs');
    return readInputs(target, undefined);
  }
  checkKeys(tree, ['type', 'description', 'required', 'properties']);
  const needed = new Set((tree.get('required')?.items() ?? []).map((item) => String(item.value)));
  const properties = tree.get('properties');
  return (properties?.keys() ?? []).map((name) => {
    const schema = properties!.get(name)!;
    checkKeys(schema, ['type', 'format', 'description', 'default']);
    const fallback = schema.get('default');
    return { name, required: needed.has(name), ...(fallback ? { default: fallback.value } : {}) };
  });
}

function readStep(tree: YamlTree, known: readonly Operation[]): Step {
  checkKeys(tree, [
    'stepId',
    'description',
    'operationId',
    'parameters',
    'requestBody',
    'successCriteria',
    'outputs',
    'x-security',
    'x-later-than',
    'x-double-slash',
  ]);
  const operation = readOperation(tree, known);
  const body = tree.get('requestBody');
  const security = tree.get('x-security');
  return {
    stepId: text(tree, 'stepId'),
    operation,
    parameters: readParameters(tree, operation),
    ...(body ? { requestBody: readRequestBody(body) } : {}),
    ...(security ? { security: readSecurity(security) } : {}),
    ...(tree.get('x-double-slash') ? { doubleSlash: flag(tree, 'x-double-slash') } : {}),
    ...(tree.get('x-later-than') ? { laterThan: text(tree, 'x-later-than') } : {}),
    successCriteria: tree.get('successCriteria')?.items()?.map(readCriterion) ?? [],
    outputs: (tree.get('outputs')?.value ?? {}) as Record<string, string>,
    place: tree.place,
  };
}

function readOperation(tree: YamlTree, known: readonly Operation[]): Operation {
  const operationId = text(tree, 'operationId');
  const operation = known.find((candidate) => candidate.operationId === operationId);
  if (operation) return operation;
  const names = known.map((candidate) => candidate.operationId);
  throw invalid(
    tree.get('operationId')!,
    `No document has an operation ${operationId}.`,
    names.join(' | '),
    didYouMean(operationId, names),
  );
}
