import { type Block, code, heading, type Page, paragraph, table } from './page.js';

/** A kind of file that the kit reads, as its page prints it. */
export interface FileEntry {
  /** The name of the schema and of the page. */
  name: string;
  /** Which commands take it, and how, as sentences. */
  use: string;
  /** Its JSON Schema. */
  schema: FileSchema;
  /** A small file that is right. */
  example: string;
  /** Whether each record of it gets a table of its own; false where these would repeat the first. */
  isNested: boolean;
}

/** As much of a JSON Schema as the page prints. */
export interface FileSchema {
  title?: string;
  description?: string;
  type?: string | readonly string[];
  enum?: readonly unknown[];
  anyOf?: readonly FileSchema[];
  items?: FileSchema;
  properties?: Readonly<Record<string, FileSchema>>;
  required?: readonly string[];
}

/** The page of a kind of file: what it is for, a small one, and its fields. */
export function filePage({ name, use, schema, example, isNested }: FileEntry): Page {
  const { title = name } = schema;
  return {
    name,
    title,
    label: title.split(':')[0]!,
    summary: use,
    blocks: [
      heading(2, 'A small example'),
      code('yaml', example),
      paragraph(
        `\`schemas/${name}.schema.json\` is its JSON Schema. An editor that knows YAML schemas completes and checks the file when its first line says where that is:`,
      ),
      code('yaml', `# yaml-language-server: $schema=./node_modules/ticaga-kit/schemas/${name}.schema.json`),
      heading(2, 'Fields'),
      ...fieldBlocks(schema, '', isNested),
    ],
  };
}

/** The fields of a record, and behind them those of the records in it. */
function fieldBlocks(schema: FileSchema, path: string, isNested: boolean): Block[] {
  const fields = Object.entries(schema.properties ?? {});
  const rows = fields.map(([name, field]) => [
    `\`${name}\`${schema.required?.includes(name) ? ' (required)' : ''}`,
    typeOf(field),
    field.description ? `${field.description.replace(/\.$/, '')}.` : '',
  ]);
  const inner = isNested ? fields.map(([name, field]) => recordIn(name, field)) : [];
  return [
    ...(path === '' ? [] : [heading(3, path)]),
    table(['Field', 'Value', 'Meaning'], rows),
    ...inner.flatMap((one) =>
      one ? fieldBlocks(one.schema, path === '' ? one.path : `${path}.${one.path}`, true) : [],
    ),
  ];
}

function recordIn(name: string, field: FileSchema): { path: string; schema: FileSchema } | undefined {
  if (field.properties) return { path: name, schema: field };
  return field.items?.properties ? { path: `${name}[]`, schema: field.items } : undefined;
}

function typeOf({ type, enum: values, anyOf, items }: FileSchema): string {
  if (values)
    return values
      .filter((value) => typeof value === 'string')
      .map((value) => `\`${value}\``)
      .join(', ');
  if (anyOf) return [...new Set(anyOf.map(typeOf))].join(', or ');
  if (items) return `list of: ${items.properties ? 'records' : typeOf(items)}`;
  // A number is taken where a text is asked for, so that it needs no quotes.
  const types = [type ?? 'any'].flat();
  return types
    .filter((name) => name !== 'null' && !(name === 'number' && types.includes('string')))
    .map((name) => words[name] ?? name)
    .join(' or ');
}

const words: Record<string, string> = {
  string: 'text',
  integer: 'whole number',
  boolean: 'true or false',
  object: 'record',
};
