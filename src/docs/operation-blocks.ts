import { adviceFor } from './advice.js';
import { gradeOf } from './grades.js';
import { entriesOf, follow, type Node } from './node.js';
import { type Block, code, heading, joinWords, paragraph, prose, table } from './page.js';
import { sampleLanguages, samples } from './samples.js';
import { fieldTables } from './schema-tables.js';

/** An operation with its node of openapi.yaml. */
export interface DescribedOperation {
  operationId: string;
  /** In capitals. */
  method: string;
  /** The template below /api. */
  path: string;
  summary: string;
  node: Node;
}

const withoutTag = 'Other operations';

/**
 * All operations. Where they have more than one tag, each tag has a heading, under which its operations stand.
 * @param tags of the document, in the order in which they are shown
 */
export function operationGroups(operations: readonly DescribedOperation[], tags: readonly Node[]): Block[] {
  const tagOf = ({ node }: DescribedOperation) => (node.tags as string[] | undefined)?.[0] ?? withoutTag;
  const used = new Set(operations.map(tagOf));
  if (used.size < 2) return operations.flatMap(operationBlocks);
  const named = tags.map(({ name }) => String(name)).filter((name) => used.has(name));
  return [...new Set([...named, ...used])].flatMap((name) => [
    heading(2, name[0]?.toUpperCase() + name.slice(1)),
    ...prose(tags.find((tag) => tag.name === name)?.description),
    ...operations
      .filter((operation) => tagOf(operation) === name)
      .flatMap(operationBlocks)
      .map(lower),
  ]);
}

/** One level below; there is none below 4. */
function lower(block: Block): Block {
  return block.kind === 'heading' ? heading(block.level === 2 ? 3 : 4, block.text) : block;
}

/** What openapi.yaml says of one operation; a part of which it says nothing has no heading. */
function operationBlocks({ operationId, method, path, summary, node }: DescribedOperation): Block[] {
  const part = (title: string, blocks: Block[]) =>
    blocks.length === 0 ? [] : [heading(3, `${operationId}: ${title}`), ...blocks];
  return [
    heading(2, operationId),
    paragraph(withGrade(`**${summary}.**`, node)),
    code('http', `${method} /api${path}`),
    ...prose(node.description),
    ...part('what to send', requestBlocks(node)),
    ...part('what comes back', responseBlocks(operationId, node)),
    ...part('rules', ruleBlocks(node)),
    ...part('samples', sampleBlocks(operationId)),
  ];
}

function withGrade(text: string, node: Node): string {
  const grade = gradeOf(node);
  return grade === '' ? text : `${text} (${grade})`;
}

function requestBlocks(node: Node): Block[] {
  const body = follow((node.requestBody ?? {}) as Node);
  const content = entriesOf(body.content);
  const [, first] = content[0] ?? [];
  return [
    ...(first?.schema ? fieldTables(first.schema as Node) : []),
    ...prose(body.description),
    ...content.flatMap(([type, media]) => [
      paragraph(withGrade(`**${type}**`, media)),
      ...entriesOf(media.examples).flatMap(([name, example]) => [
        paragraph(withGrade(example.summary ?? name, example)),
        type === 'application/json'
          ? code('json', JSON.stringify(example.value))
          : code('text', new URLSearchParams(example.value as Record<string, string>).toString()),
      ]),
    ]),
    ...parameterBlocks(((node.parameters ?? []) as Node[]).map(follow)),
  ];
}

function parameterBlocks(parameters: readonly Node[]): Block[] {
  if (parameters.length === 0) return [];
  return [
    table(
      ['In the address or header', 'Place', 'Required', 'Meaning', 'Known'],
      parameters.map((parameter) => [
        `\`${parameter.name}\``,
        String(parameter.in),
        parameter.required ? 'yes' : 'no',
        [parameter.description, parameter.example !== undefined && `For example \`${parameter.example}\`.`]
          .filter(Boolean)
          .join(' '),
        gradeOf(parameter),
      ]),
    ),
  ];
}

/** An answer that openapi.yaml describes, with every status under which it may come. */
interface Answer {
  /** Undefined where the document has a schema alone. */
  example?: Node;
  schema: Node | undefined;
  statuses: string[];
}

function responseBlocks(operationId: string, node: Node): Block[] {
  const responses = entriesOf(node.responses);
  if (responses.length === 0) return [];
  return [
    table(
      ['Status', 'Meaning', 'Known'],
      responses.map(([status, response]) => [status, (response.description ?? '').trim(), gradeOf(response)]),
    ),
    ...[...answersOf(responses)].flatMap(([name, { example, schema, statuses }]) => [
      heading(4, `${operationId} answers ${name}`),
      ...exampleBlocks(example, statuses),
      ...(schema ? fieldTables(schema) : []),
      ...prose(adviceFor(name) && `**What to do:** ${adviceFor(name)}`),
    ]),
  ];
}

function exampleBlocks(example: Node | undefined, statuses: readonly string[]): Block[] {
  const status = `Status ${joinWords(statuses, 'or')}.`;
  if (!example) return [paragraph(status)];
  const grade = gradeOf(example);
  const sentences = [example.summary && `${example.summary}.`, status, grade && `This example: ${grade}`];
  return [paragraph(sentences.filter(Boolean).join(' ')), code('json', JSON.stringify(example.value, null, 2))];
}

/** The answers by the names of their examples; a response that has no example goes by its status. */
function answersOf(responses: readonly (readonly [string, Node])[]): Map<string, Answer> {
  const answers = new Map<string, Answer>();
  for (const [status, response] of responses) {
    const media = (response.content as { 'application/json'?: Node } | undefined)?.['application/json'];
    if (!media) continue;
    const examples = entriesOf(media.examples);
    for (const [name, example] of examples) {
      const { statuses, schema } = answers.get(name) ?? { statuses: [], schema: schemaOf(media, example.value) };
      answers.set(name, { example, schema, statuses: [...statuses, status] });
    }
    if (examples.length === 0) answers.set(status, { schema: media.schema as Node | undefined, statuses: [status] });
  }
  return answers;
}

/** The alternative of a response's schema that an example belongs to: its required properties tell them apart. */
function schemaOf(media: Node, example: unknown): Node | undefined {
  const schema = follow((media.schema ?? {}) as Node);
  const alternatives = ((schema.oneOf ?? [schema]) as Node[]).map(follow);
  const isIn = (name: string) => typeof example === 'object' && example !== null && name in example;
  const found = alternatives.find(({ required }) => ((required ?? []) as string[]).every(isIn));
  if (!found) throw new Error(`openapi.yaml has an example that no schema fits: ${JSON.stringify(example)}`);
  return found;
}

function ruleBlocks(node: Node): Block[] {
  const rules = (node['x-rules'] ?? []) as Node[];
  if (rules.length === 0) return [];
  return [
    table(
      ['Rule', 'Known'],
      rules.map((rule) => [String(rule.rule), gradeOf(rule)]),
    ),
  ];
}

function sampleBlocks(operationId: string): Block[] {
  const options = samples
    .filter((sample) => sample.operationId === operationId)
    .map((sample) => {
      const { name, syntax, note } = sampleLanguages[sample.language];
      return {
        name,
        heading: `${operationId} in ${name}`,
        blocks: [
          paragraph(note),
          code(syntax, sample.text),
          paragraph('It prints:'),
          code('text', sample.prints),
          paragraph('With a wrong token it prints:'),
          code('text', sample.printsRefused),
        ],
      };
    });
  return options.length === 0 ? [] : [{ kind: 'choice', label: `Language of the samples of ${operationId}`, options }];
}
