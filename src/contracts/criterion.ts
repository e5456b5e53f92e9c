import { type AssumptionName, assumptionList, checkAssumptions } from '../document/assumptions.js';
import { type Grade, grades, isGrade } from '../document/grades.js';
import { didYouMean } from '../document/nearest.js';
import { rules } from '../document/operations.js';
import type { YamlTree } from '../document/yaml-tree.js';
import { KitError } from '../errors.js';
import { type Check, parseCondition, parsePattern } from './condition.js';
import type { Alternative, Criterion } from './contract-document.js';
import { checkKeys, text } from './fields.js';
import { invalid, unsupported } from './refusals.js';

/**
 * Reads one expectation.
 * @throws KitError contract-invalid, contract-unsupported, assumption-unknown, each with file and line
 */
export function readCriterion(tree: YamlTree): Criterion {
  checkKeys(tree, ['condition', 'context', 'type', 'x-grade', 'x-source', 'x-fact', 'x-alternatives']);
  const alternatives = readAlternatives(tree);
  const grade = text(tree, 'x-grade');
  if (!isGrade(grade)) throw invalid(tree.get('x-grade')!, `There is no grade ${grade}.`, grades.join(' | '));
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
    const alternative = map!.get(key)!;
    const at = key.indexOf('=');
    if (at < 1) throw invalid(alternative, `The alternative ${key} sets no switch.`, 'NAME=VALUE');
    const name = key.slice(0, at) as AssumptionName;
    const value = key.slice(at + 1);
    checkAssumptions({ [name]: value }, alternative.where);
    return { assumption: name, value, check: readCheck(tree, String(alternative.value)) };
  });
}

/** Where a fact comes from: its own words, the rule of openapi.yaml that x-fact names, or its first switch. */
function sourceOf(tree: YamlTree, grade: Grade, alternatives: readonly Alternative[]): string | undefined {
  const own = tree.get('x-source')?.value;
  const named = tree.get('x-fact');
  if (named) {
    const fact = rules.get(String(named.value));
    if (!fact) {
      const ids = [...rules.keys()];
      const fix = didYouMean(String(named.value), ids);
      throw invalid(named, `openapi.yaml has no rule ${named.value}.`, ids.join(' | '), fix);
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
