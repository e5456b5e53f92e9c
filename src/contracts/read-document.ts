import { type AssumptionName, assumptionList, checkAssumptions } from '../document/assumptions.js';
import type { Fact, Grade } from '../document/grades.js';
import { didYouMean } from '../document/nearest.js';
import { contract, readFact } from '../document/openapi.js';
import { operations } from '../document/operations.js';
import { KitError } from '../errors.js';
import { type Check, parseCondition, parsePattern } from './condition.js';
import type { Alternative, ContractDocument, Criterion, Input, Step, Workflow } from './contract-document.js';
import { checkReferences } from './references.js';
import { readParameters, readRequestBody, readSecurity } from './request.js';
import { checkKeys, invalid, listOf, required, text, unsupported } from './shape.js';
import { YamlTree } from './yaml-tree.js';

/**
 * Reads an Arazzo document. What of Arazzo the kit does not implement is refused by name: nothing is skipped.
 * @param file its path as messages and reports show it
 * @throws KitError contract-invalid, contract-unsupported, assumption-unknown, each with file and line
 */
export function parseContract(source: string, file: string): ContractDocument {
  const root = YamlTree.parse(source, file);
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
  const workflows = listOf(root, 'workflows').map((tree) => readWorkflow(tree, components?.get('inputs')));
  return { file, title: text(info, 'title'), workflows };
}

function readWorkflow(tree: YamlTree, shared: YamlTree | undefined): Workflow {
  checkKeys(tree, ['workflowId', 'summary', 'description', 'inputs', 'steps', 'x-provider-state', 'x-security']);
  const state = tree.get('x-provider-state');
  const workflow: Workflow = {
    workflowId: text(tree, 'workflowId'),
    summary: text(tree, 'summary'),
    inputs: readInputs(tree.get('inputs'), shared),
    ...(state ? { providerState: String(state.value) } : {}),
    security: readSecurity(tree.get('x-security')),
    steps: listOf(tree, 'steps').map(readStep),
    place: tree.place,
  };
  checkReferences(workflow);
  return workflow;
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

function readStep(tree: YamlTree): Step {
  checkKeys(tree, [
    'stepId',
    'description',
    'operationId',
    'parameters',
    'requestBody',
    'successCriteria',
    'outputs',
    'x-security',
  ]);
  const operationId = text(tree, 'operationId');
  const operation = operations.find((candidate) => candidate.operationId === operationId);
  if (!operation) {
    const names = operations.map((candidate) => candidate.operationId);
    throw invalid(
      tree.get('operationId')!,
      `openapi.yaml has no operation ${operationId}.`,
      names.join(' | '),
      didYouMean(operationId, names),
    );
  }
  const body = tree.get('requestBody');
  const security = tree.get('x-security');
  return {
    stepId: text(tree, 'stepId'),
    operationId: operation.operationId,
    parameters: readParameters(tree.get('parameters'), operation),
    ...(body ? { requestBody: readRequestBody(body) } : {}),
    ...(security ? { security: readSecurity(security) } : {}),
    successCriteria: tree.get('successCriteria')?.items()?.map(readCriterion) ?? [],
    outputs: (tree.get('outputs')?.value ?? {}) as Record<string, string>,
    place: tree.place,
  };
}

function readCriterion(tree: YamlTree): Criterion {
  checkKeys(tree, ['condition', 'context', 'type', 'x-grade', 'x-source', 'x-fact', 'x-alternatives']);
  const alternatives = readAlternatives(tree);
  const grade = text(tree, 'x-grade') as Grade;
  if (!['documented', 'observed', 'assumed'].includes(grade)) {
    throw invalid(tree.get('x-grade')!, `There is no grade ${grade}.`, 'documented | observed | assumed');
  }
  if (alternatives.length > 0 && grade !== 'assumed') {
    throw invalid(tree, `A ${grade} fact has alternatives.`, 'x-alternatives on assumed facts only');
  }
  const source = sourceOf(tree, grade, alternatives);
  return {
    check: readCheck(tree, text(tree, 'condition')),
    grade,
    ...(source === undefined ? {} : { source }),
    alternatives,
    place: tree.place,
  };
}

function readCheck(tree: YamlTree, condition: string): Check {
  const type = tree.get('type')?.value ?? 'simple';
  if (type !== 'simple' && type !== 'regex') {
    throw unsupported(
      tree,
      `a criterion of type ${typeof type === 'string' ? type : JSON.stringify(type)}`,
      'simple | regex',
    );
  }
  try {
    return type === 'regex' ? parsePattern(condition, text(tree, 'context')) : parseCondition(condition);
  } catch (error) {
    if (error instanceof KitError) throw error;
    throw unsupported(tree, (error as Error).message, 'comparisons such as $statusCode == 200, joined by && and ||');
  }
}

function readAlternatives(tree: YamlTree): Alternative[] {
  const map = tree.get('x-alternatives');
  return (map?.keys() ?? []).map((key) => {
    const { file, line } = map!.place;
    const at = key.indexOf('=');
    const name = key.slice(0, at) as AssumptionName;
    const value = key.slice(at + 1);
    checkAssumptions({ [name]: value }, `${file}:${line}`);
    return { assumption: name, value, check: readCheck(tree, String(map!.get(key)!.value)) };
  });
}

/** Where a fact comes from: its own words, the rule of openapi.yaml that x-fact names, or its first switch. */
function sourceOf(tree: YamlTree, grade: Grade, alternatives: readonly Alternative[]): string | undefined {
  const own = tree.get('x-source')?.value;
  const named = tree.get('x-fact');
  if (named) {
    const fact = rules.get(String(named.value));
    if (!fact) {
      throw invalid(
        named,
        `openapi.yaml has no rule ${named.value}.`,
        didYouMean(String(named.value), [...rules.keys()]),
      );
    }
    if (fact.grade !== grade) {
      throw invalid(
        tree,
        `The rule ${named.value} is ${fact.grade}, and x-grade says ${grade}.`,
        `x-grade: ${fact.grade}`,
      );
    }
    if (own === undefined && fact.source !== undefined) return fact.source;
  }
  if (own !== undefined) return String(own);
  return assumptionList.find((candidate) => candidate.name === alternatives[0]?.assumption)?.source;
}

/** The rules of every operation of openapi.yaml, by id. */
const rules: ReadonlyMap<string, Fact> = new Map(
  Object.values(contract.paths as Record<string, Record<string, { 'x-rules'?: { id: string }[] }>>)
    .flatMap((methods) => Object.values(methods))
    .flatMap((operation) => operation['x-rules'] ?? [])
    .map((rule) => [rule.id, readFact(rule)!]),
);
