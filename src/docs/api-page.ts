import { contract, resolvePointer } from '../document/openapi.js';
import { type Operation, operations } from '../document/operations.js';
import { advice, adviceForTheRest } from './advice.js';
import { gradeMeanings, gradeOf } from './grades.js';
import { type Block, code, either, heading, type Page, paragraph, prose, table } from './page.js';
import { sampleLanguages, sampleSettings, samples } from './samples.js';

/** A node of openapi.yaml, of which only what the page prints is named. */
interface Node {
  $ref?: string;
  description?: string;
  summary?: string;
  value?: unknown;
  [key: string]: unknown;
}

type Nodes = Record<string, Node>;

/** The page for plugin authors and for the helpdesk's own documentation: everything that openapi.yaml says. */
export function apiPage(): Page {
  const info = contract.info as { title: string; summary?: string; version: string };
  return {
    name: 'api',
    title: info.title,
    label: 'API',
    summary: info.summary ?? '',
    blocks: [...grades(), ...addressing(), ...operations.flatMap(operationBlocks), ...otherAnswers()],
  };
}

function grades(): Block[] {
  return [
    heading(2, 'How well each fact is known'),
    paragraph(
      'Ticaga is a self-hosted helpdesk, and its public documentation of this API is thin. So every fact on this page carries a grade. An assumed fact may name a *switch*: the setting that makes the fake server of ticaga-kit behave the other way.',
    ),
    table(
      ['Grade', 'Meaning'],
      Object.entries(gradeMeanings).map(([grade, meaning]) => [`*${grade}*`, meaning]),
    ),
  ];
}

function addressing(): Block[] {
  const [server] = contract.servers as unknown as [Node];
  const schemes = (contract.components as unknown as { securitySchemes: Nodes }).securitySchemes;
  const settings = Object.entries(sampleSettings).map(([name, value]) => `export ${name}=${value}`);
  return [
    heading(2, 'Address and credentials'),
    paragraph(`${server.description} (${gradeOf(server)})`),
    table(
      ['Credentials', 'Header', 'Known'],
      Object.entries(schemes).map(([name, scheme]) => [name, scheme.description ?? '', gradeOf(scheme)]),
    ),
    paragraph(
      'Send one of these with **every** request, a POST included. The samples on this page read the address and the credentials from the environment. Each of them was run as it stands here, against a fresh fake of ticaga-kit, and the answers under them are what it printed:',
    ),
    code('bash', settings.join('\n')),
  ];
}

function operationBlocks(operation: Operation): Block[] {
  const id = operation.operationId;
  const node = resolvePointer(
    `paths/${operation.path.replaceAll('/', '~1')}/${operation.method.toLowerCase()}`,
  ) as Node;
  return [
    heading(2, id),
    paragraph(`**${operation.summary}.** (${gradeOf(node)})`),
    code('http', `${operation.method} /api${operation.path}`),
    ...prose(node.description ?? ''),
    heading(3, `${id}: what to send`),
    ...requestBlocks(node),
    heading(3, `${id}: what comes back`),
    ...responseBlocks(id, node),
    heading(3, `${id}: rules`),
    table(
      ['Rule', 'Known'],
      (node['x-rules'] as Node[]).map((rule) => [String(rule.rule), gradeOf(rule)]),
    ),
    heading(3, `${id}: samples`),
    sampleBlocks(id),
  ];
}

function requestBlocks(node: Node): Block[] {
  const parameters = ((node.parameters ?? []) as Node[]).map(follow);
  const content = Object.entries((node.requestBody as { content: Nodes } | undefined)?.content ?? {});
  const [, first] = content[0] ?? [];
  return [
    ...(first ? [...fieldTables(follow(first.schema as Node)), ...membersOf(follow(first.schema as Node))] : []),
    ...(content.length > 0 ? [paragraph(String((node.requestBody as Node).description))] : []),
    ...content.flatMap(([type, media]) => [
      paragraph(`**${type}** (${gradeOf(media)})`),
      ...Object.values(media.examples as Nodes).flatMap((example) => [
        paragraph(`${example.summary} (${gradeOf(example)})`),
        type === 'application/json'
          ? code('json', JSON.stringify(example.value))
          : code('text', new URLSearchParams(example.value as Record<string, string>).toString()),
      ]),
    ]),
    table(
      ['In the address or header', 'Place', 'Required', 'Meaning', 'Known'],
      parameters.map((parameter) => [
        `\`${parameter.name}\``,
        String(parameter.in),
        parameter.required ? 'yes' : 'no',
        `${parameter.description} For example \`${parameter.example}\`.`,
        gradeOf(parameter),
      ]),
    ),
  ];
}

function fieldTable(schema: Node, head: string): Block {
  const required = schema.required as string[];
  return table(
    [head, 'Type', 'Required', 'Meaning', 'Known'],
    Object.entries(schema.properties as Nodes).map(([name, property]) => [
      `\`${name}\``,
      typeOf(property),
      required.includes(name) ? 'yes' : 'no',
      property.description ?? '',
      gradeOf(property),
    ]),
  );
}

/** The members of each enum whose members are graded one by one. */
function membersOf(schema: Node): Block[] {
  return Object.entries(schema.properties as Nodes)
    .filter(([, property]) => property['x-enum-grades'])
    .map(([name, property]) =>
      table(
        [`Value of \`${name}\``, 'Known'],
        Object.entries(property['x-enum-grades'] as Nodes).map(([value, fact]) => [`\`${value}\``, gradeOf(fact)]),
      ),
    );
}

/** An answer that openapi.yaml has an example of, with every status under which it may come. */
interface Answer {
  example: Node;
  schema: Node;
  statuses: string[];
}

function responseBlocks(id: string, node: Node): Block[] {
  const responses = Object.entries(node.responses as Nodes);
  return [
    table(
      ['Status', 'Meaning', 'Known'],
      responses.map(([status, response]) => [status, (response.description ?? '').trim(), gradeOf(response)]),
    ),
    ...[...answersOf(responses)].flatMap(([name, { example, schema, statuses }]) => [
      heading(4, `${id} answers ${name}`),
      paragraph(`${example.summary}. Status ${either(statuses)}. This example: ${gradeOf(example)}`),
      code('json', JSON.stringify(example.value, null, 2)),
      ...fieldTables(schema),
      paragraph(`**What to do:** ${advice[name]}`),
    ]),
  ];
}

function answersOf(responses: readonly (readonly [string, Node])[]): Map<string, Answer> {
  const answers = new Map<string, Answer>();
  for (const [status, response] of responses) {
    const media = (response.content as Nodes)['application/json'] as Node;
    for (const [name, reference] of Object.entries(media.examples as Nodes)) {
      const example = follow(reference);
      const { statuses, schema } = answers.get(name) ?? {
        statuses: [],
        schema: schemaOf(media, example.value as object),
      };
      answers.set(name, { example, schema, statuses: [...statuses, status] });
    }
  }
  return answers;
}

/** The alternative of a response's schema that an example belongs to: its required properties tell them apart. */
function schemaOf(media: Node, example: object): Node {
  const schema = media.schema as Node;
  const alternatives = ((schema.oneOf ?? [schema]) as Node[]).map(follow);
  const found = alternatives.find(({ required }) => (required as string[]).every((name) => name in example));
  if (!found) throw new Error(`openapi.yaml has an example that no schema fits: ${JSON.stringify(example)}`);
  return found;
}

/** The fields of a body, then those of the records in it. */
function fieldTables(schema: Node, head = 'Field'): Block[] {
  const inner = Object.entries(schema.properties as Nodes).filter(([, { $ref }]) => $ref !== undefined);
  return [
    fieldTable(schema, head),
    ...inner.flatMap(([name, property]) => fieldTables(follow(property), `Field of \`${name}\``)),
  ];
}

function sampleBlocks(id: string): Block {
  return {
    kind: 'choice',
    label: `Language of the samples of ${id}`,
    options: samples
      .filter((sample) => sample.operationId === id)
      .map((sample) => {
        const { name, syntax, note } = sampleLanguages[sample.language];
        return {
          name,
          heading: `${id} in ${name}`,
          blocks: [
            paragraph(note),
            code(syntax, sample.text),
            paragraph('It prints:'),
            code('text', sample.prints),
            paragraph('With a wrong token it prints:'),
            code('text', sample.printsRefused),
          ],
        };
      }),
  };
}

function otherAnswers(): Block[] {
  return [heading(2, 'Any other answer'), paragraph(adviceForTheRest)];
}

/** Every text of a fixed pattern in an answer is a point in time. */
function typeOf(property: Node): string {
  const type = [follow(property).type].flat().join(' or ');
  if (property.const !== undefined) return `${type}, always \`${JSON.stringify(property.const)}\``;
  return String(property.pattern ?? '').endsWith('Z$') ? `${type} (point in time)` : type;
}

function follow(node: Node): Node {
  return node.$ref === undefined ? node : (resolvePointer(node.$ref) as Node);
}
