import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { builtTree } from '../../src/contracts/built-trees.js';
import { loadContracts, shippedContracts } from '../../src/contracts/load-contracts.js';
import { assumptionList } from '../../src/document/assumptions.js';
import { parseYaml } from '../../src/document/parse-yaml.js';
import { KitError } from '../../src/errors.js';
import { unplayedSettings } from '../helpers/unplayed-settings.js';

const documents = await loadContracts([shippedContracts]);
const workflows = documents.flatMap((document) => document.workflows);
const criteria = workflows.flatMap(({ steps }) => steps.flatMap((step) => step.successCriteria));

describe('the shipped contracts', () => {
  it('were read by the build as they are, and another text was not', async () => {
    for (const { file } of documents) {
      const text = await readFile(file, 'utf8');
      const { node } = parseYaml(text, file, () => new KitError('contract-invalid', file));
      // As JSON both: what an alias stands for is one node when it is parsed.
      expect(JSON.stringify(await builtTree(text)), file).toBe(JSON.stringify(node));
      expect(await builtTree(`${text}\n`)).toBeUndefined();
    }
  });

  it('have a document for each group of calls, and five for what goes across them', () => {
    expect(documents.map(({ file }) => file)).toEqual([
      'contracts/accounts.arazzo.yaml',
      'contracts/assign.arazzo.yaml',
      'contracts/customer-story.arazzo.yaml',
      'contracts/departments.arazzo.yaml',
      'contracts/flows.arazzo.yaml',
      'contracts/framework.arazzo.yaml',
      'contracts/get-customer.arazzo.yaml',
      'contracts/link.arazzo.yaml',
      'contracts/other-token.arazzo.yaml',
      'contracts/responses.arazzo.yaml',
      'contracts/tickets.arazzo.yaml',
      'contracts/without-accept.arazzo.yaml',
    ]);
  });

  it('can decide every switch of assumptions.yaml that they can ask for, for each of its values', () => {
    const decidable = new Set(
      criteria.flatMap(({ alternatives }) => alternatives.map(({ assumption, value }) => `${assumption}=${value}`)),
    );
    const every = assumptionList.flatMap(({ name, values }) => values.slice(1).map(({ value }) => `${name}=${value}`));
    expect(every.filter((setting) => !decidable.has(setting))).toEqual(Object.keys(unplayedSettings));
  });

  it('say where every observed and assumed expectation comes from', () => {
    const unsourced = criteria.filter(({ grade, source }) => grade !== 'documented' && source === undefined);
    expect(unsourced.map(({ check, place }) => `${place.file}:${place.line} ${check.text}`)).toEqual([]);
  });

  it.each(workflows)('$workflowId says in one sentence what it is for', ({ summary }) => {
    expect(summary).toMatch(/^[A-Z].*\.$/);
  });
});
