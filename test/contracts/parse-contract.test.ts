import { describe, expect, it } from 'vitest';
import { readContract } from '../../src/contracts/load-contracts.js';
import { KitError } from '../../src/errors.js';

const document = `arazzo: 1.0.1
info: { title: Mine, version: 1.0.0 }
sourceDescriptions: [{ name: ticaga, url: ./openapi.yaml, type: openapi }]
workflows:
  - workflowId: read
    summary: Joe can be read.
    inputs: { type: object, required: [token], properties: { token: { type: string } } }
    steps:
      - stepId: first
        operationId: getCustomer
        parameters: [{ name: id, in: path, value: 1 }]
        successCriteria:
          - condition: $statusCode == 200
            x-grade: assumed
        outputs: { email: $response.body#/user/email }
      - stepId: second
        operationId: getCustomer
        parameters: [{ name: id, in: path, value: 1 }]
        successCriteria:
          - condition: $response.body#/user/email == $steps.first.outputs.email
            x-grade: documented
`;

async function refusal(from: string, to: string): Promise<{ code: string; text: string }> {
  expect(document).toContain(from);
  try {
    await readContract(document.replace(from, to), 'mine.arazzo.yaml');
  } catch (error) {
    if (error instanceof KitError) return { code: error.code, text: error.render() };
    throw error;
  }
  throw new Error('it was not refused');
}

describe('a contract document', () => {
  it('is read with the line of each expectation', async () => {
    const { workflows } = await readContract(document, 'mine.arazzo.yaml');
    const [workflow] = workflows;
    const places = workflow!.steps.map((step) => step.successCriteria[0]!.place);
    expect(places).toEqual([
      { file: 'mine.arazzo.yaml', line: 13 },
      { file: 'mine.arazzo.yaml', line: 20 },
    ]);
  });

  it('that names no provider state needs only a valid token', async () => {
    expect((await readContract(document, 'mine.arazzo.yaml')).workflows[0]!.providerState).toBe('the token is valid');
  });
});

describe('what the runner does not implement stops it by name', () => {
  it.each([
    ['Arazzo 2.0.0', 'arazzo: 1.0.1', 'arazzo: 2.0.0', ':1'],
    ['the keyword dependsOn', 'steps:', 'dependsOn: [other]\n    steps:', ':8'],
    ['the keyword onFailure', 'outputs: {', 'onFailure: []\n        outputs: {', ':15'],
    ['the keyword operationPath', 'operationId: getCustomer', 'operationPath: x', ':10'],
    ['a criterion of type jsonpath', 'x-grade: assumed', 'x-grade: assumed\n            type: jsonpath', ':13'],
    ['the keyword x-note', 'x-grade: assumed', 'x-grade: assumed\n            x-note: hm', ':15'],
    ['the operand $url', '$statusCode == 200', '$url == 200', ':13'],
    ['the operand ($statusCode', '$statusCode == 200', '($statusCode == 200)', ':13'],
    ['the runtime expression $workflows.x.outputs.y', 'value: 1 }', 'value: $workflows.x.outputs.y }', ':11'],
    ['a parameter in cookie', 'in: path', 'in: cookie', ':11'],
    ['a source description of type arazzo', 'type: openapi', 'type: arazzo', ':3'],
  ])('%s', async (what, from, to, line) => {
    const { code, text } = await refusal(from, to);
    expect(code).toBe('contract-unsupported');
    expect(text).toContain(`The runner does not implement ${what}`);
    expect(text).toContain(`mine.arazzo.yaml${line}`);
  });
});

describe('a mistake in a document is told with its line', () => {
  it.each([
    ['No document has an operation getCustomr.', 'getCustomer', 'getCustomr', ':10'],
    ['There is no grade certain.', 'x-grade: assumed', 'x-grade: certain', ':14'],
    ['workflows/0 has no summary.', 'summary: Joe can be read.', 'description: Joe.', ':5'],
    ['workflows/0/steps/0/successCriteria/0 has no x-grade.', '\n            x-grade: assumed', '', ':13'],
    ['reads an input that the workflow does not declare', 'value: 1 }', 'value: $inputs.id }', ':9'],
    ['reads an output that the step does not have', 'first.outputs.email', 'first.outputs.mail', ':20'],
    ['reads a step that was not played before', '$steps.first', '$steps.third', ':20'],
    ['is read before there is an answer', 'value: 1 }', 'value: $statusCode }', ':9'],
    ['Two steps are named first.', 'stepId: second', 'stepId: first', ':16'],
    ['The path /customers/get/{id} was given ident.', 'name: id,', 'name: ident,', ':11'],
    [
      'The path /customers/get/{id} was given no values.',
      '\n        parameters: [{ name: id, in: path, value: 1 }]\n        successCriteria:\n          - condition: $statusCode',
      '\n        successCriteria:\n          - condition: $statusCode',
      ':9',
    ],
    ['workflows/0/summary is no text.', 'summary: Joe can be read.', 'summary:\n      - Joe', ':6'],
    [
      'The alternative mood sets no switch.',
      'x-grade: assumed',
      'x-grade: assumed\n            x-alternatives: { mood: a }',
      ':15',
    ],
    ['openapi.yaml has no rule owner.', 'x-grade: assumed', 'x-grade: assumed\n            x-fact: owner', ':15'],
    [
      'The rule owner-record is observed, and x-grade says assumed.',
      'x-grade: assumed',
      'x-grade: assumed\n            x-fact: owner-record',
      ':13',
    ],
    [
      'A documented fact has alternatives.',
      'x-grade: assumed',
      'x-grade: documented\n            x-alternatives: { success-status=201: $statusCode == 201 }',
      ':13',
    ],
    ['is neither true nor false.', 'outputs: {', 'x-double-slash: "yes"\n        outputs: {', ':15'],
  ])('%s', async (message, from, to, line) => {
    const { code, text } = await refusal(from, to);
    expect(code).toBe('contract-invalid');
    expect(text).toContain(message);
    expect(text).toContain(`mine.arazzo.yaml${line}`);
  });

  it('a switch that does not exist', async () => {
    const { code, text } = await refusal(
      'x-grade: assumed',
      'x-grade: assumed\n            x-alternatives:\n              auth=basic: $statusCode == 401\n              mood=bad: $statusCode == 500',
    );
    expect(code).toBe('assumption-unknown');
    expect(text).toContain('mine.arazzo.yaml:17');
  });

  it('a provider state that does not exist, with the nearest one', async () => {
    const { code, text } = await refusal('    steps:', '    x-provider-state: a customer exits\n    steps:');
    expect(code).toBe('contract-invalid');
    expect(text).toContain('There is no provider state named "a customer exits".');
    expect(text).toContain('mine.arazzo.yaml:8');
    expect(text).toContain('Did you mean a customer exists?');
  });

  it.each([
    ['is no YAML', 'info: {', 'info: {{', ':3:1'],
    ['uses an alias without an anchor', 'summary: Joe can be read.', 'summary: *joe', ':6:14'],
  ])('a text that %s', async (_, from, to, place) => {
    const { code, text } = await refusal(from, to);
    expect(code).toBe('contract-invalid');
    expect(text).toContain('mine.arazzo.yaml is no YAML.');
    expect(text).toContain(`mine.arazzo.yaml${place}`);
  });
});
