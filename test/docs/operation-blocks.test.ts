import { describe, expect, it } from 'vitest';
import { type DescribedOperation, operationGroups } from '../../src/docs/operation-blocks.js';
import { type Block, headingsOf } from '../../src/docs/page.js';
import { fieldTables } from '../../src/docs/schema-tables.js';

const operation = (operationId: string, node: DescribedOperation['node']): DescribedOperation => ({
  operationId,
  method: 'POST',
  path: '/tickets',
  summary: 'Open a ticket',
  node,
});
const outline = (blocks: readonly Block[]) => headingsOf(blocks).map(({ level, text }) => `${level} ${text}`);
const media = (more: object) => ({ content: { 'application/json': more } });
const linked = { $ref: '#/components/schemas/Linked' };

/** An operation of which the document says little, and the headings under it. */
const thin: [what: string, node: DescribedOperation['node'], headings: string[]][] = [
  ['nothing', {}, []],
  ['an answer without a body', { responses: { 204: { description: 'Done.' } } }, ['3 x: what comes back']],
  [
    'a schema without an example',
    { responses: { 200: media({ schema: linked }) } },
    ['3 x: what comes back', '4 x answers 200'],
  ],
  [
    'an example without a schema and without advice',
    { responses: { 200: media({ examples: { fine: { value: [] } } }) } },
    ['3 x: what comes back', '4 x answers fine'],
  ],
  ['a form without an example', { requestBody: { content: { 'multipart/form-data': {} } } }, ['3 x: what to send']],
  ['a parameter without a description', { parameters: [{ name: 'page', in: 'query' }] }, ['3 x: what to send']],
  ['a rule', { 'x-rules': [{ rule: 'Tickets are numbered.' }] }, ['3 x: rules']],
];

describe('An operation of which openapi.yaml says', () => {
  it.each(thin)('%s alone has no heading without something under it', (_, node, headings) => {
    const blocks = operationGroups([operation('x', node)], []);
    expect(outline(blocks)).toEqual(['2 x', ...headings]);
    expect(blocks.at(-1)?.kind).not.toBe('heading');
    expect(JSON.stringify(blocks)).not.toMatch(/undefined|\(\)/);
  });
});

describe('Operations', () => {
  const rule = { 'x-rules': [{ rule: 'It is so.' }] };
  const one = operation('one', { tags: ['customers'], ...rule });
  const two = operation('two', { tags: ['tickets'], ...rule });
  const three = operation('three', { tags: ['customers'], ...rule });
  const tags = [{ name: 'tickets', description: 'What customers ask.' }, { name: 'customers' }];

  it('of one tag stand at the top of the page', () => {
    expect(outline(operationGroups([one, three], tags))).toEqual([
      '2 one',
      '3 one: rules',
      '2 three',
      '3 three: rules',
    ]);
  });

  it('of several tags stand under them, in the order of the document, and no heading skips a level', () => {
    const blocks = operationGroups([one, two, three, operation('four', {})], tags);
    expect(outline(blocks)).toEqual([
      '2 Tickets',
      '3 two',
      '4 two: rules',
      '2 Customers',
      '3 one',
      '4 one: rules',
      '3 three',
      '4 three: rules',
      '2 Other operations',
      '3 four',
    ]);
    expect(blocks[1]).toEqual({ kind: 'paragraph', text: 'What customers ask.' });
  });
});

describe('The tables of a schema', () => {
  const rowsOf = (blocks: readonly Block[]) =>
    blocks.map((block) => (block.kind === 'table' ? [block.head[0], ...block.rows.map((row) => row.slice(0, 2))] : []));

  it('follow $ref, into lists too', () => {
    const list = { type: 'array', items: { $ref: '#/components/schemas/CustomerAnswer' } };
    const [outer, inner] = rowsOf(fieldTables({ properties: { data: list } }));
    expect(outer).toEqual(['Field', ['`data`', 'array of object']]);
    expect(inner).toEqual(['Field of `data`', ['`user`', 'object']]);
  });

  it('name the type of a value and the members of an enum that stand elsewhere in the document', () => {
    const system = { $ref: '#/components/schemas/AssignRequest/properties/billing_system' };
    expect(rowsOf(fieldTables({ properties: { system } }))).toEqual([
      ['Field', ['`system`', 'string']],
      [
        'Value of `system`',
        ['`Blesta`, `blesta`', expect.stringMatching(/observed/)],
        expect.anything(),
        expect.anything(),
      ],
    ]);
  });

  it('show a record that holds its own kind once', () => {
    const ticket: Record<string, unknown> = {};
    ticket.properties = { parent: ticket };
    expect(rowsOf(fieldTables(ticket))).toHaveLength(1);
  });

  it('are none for what has no fields', () => {
    expect(fieldTables({ type: 'string' })).toEqual([]);
  });
});
