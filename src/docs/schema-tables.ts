import { gradeOf } from './grades.js';
import { entriesOf, follow, type Node } from './node.js';
import { type Block, table } from './page.js';

/**
 * The fields of a record, the members of its graded enums, then the same of the records in it.
 * @param schema of the record or of a list of such records; anything else has no fields, and so no table
 * @param around the properties of the records that it stands in: a record that holds its own kind is shown once
 */
export function fieldTables(schema: Node, head = 'Field', around: readonly unknown[] = []): Block[] {
  const record = recordOf(schema);
  if (!record || around.includes(record.properties)) return [];
  const fields = entriesOf(record.properties);
  const required = (record.required ?? []) as string[];
  return [
    table(
      [head, 'Type', 'Required', 'Meaning', 'Known'],
      fields.map(([name, field]) => [
        `\`${name}\``,
        typeOf(field),
        required.includes(name) ? 'yes' : 'no',
        field.description ?? '',
        gradeOf(field),
      ]),
    ),
    ...fields.flatMap(([name, field]) => [...memberTable(name, field), ...exceptionTable(name, field)]),
    ...fields.flatMap(([name, field]) => fieldTables(field, `Field of \`${name}\``, [...around, record.properties])),
  ];
}

function recordOf(node: Node): Node | undefined {
  const schema = follow(node);
  if (schema.items) return recordOf(schema.items as Node);
  return schema.properties ? schema : undefined;
}

/** The members of an enum that are graded one by one. */
function memberTable(name: string, field: Node): Block[] {
  const members = entriesOf(field['x-enum-grades']);
  if (members.length === 0) return [];
  return [
    table(
      [`Value of \`${name}\``, 'Known'],
      members.map(([value, fact]) => [
        [value, ...((fact['x-spellings'] ?? []) as string[])].map((one) => `\`${one}\``).join(', '),
        gradeOf(fact),
      ]),
    ),
  ];
}

/** What a field may not be though its type allows it, graded one by one. */
function exceptionTable(name: string, field: Node): Block[] {
  const exceptions = ((follow(field).allOf ?? []) as Node[]).filter((one) => one.not);
  if (exceptions.length === 0) return [];
  return [
    table(
      [`No value of \`${name}\``, 'Known'],
      exceptions.map((one) => [String(one.description), gradeOf(one)]),
    ),
  ];
}

/** Every text of a fixed pattern in an answer is a point in time. */
function typeOf(node: Node): string {
  const schema = follow(node);
  const type = [schema.type ?? []].flat().join(' or ');
  if (schema.const !== undefined) return `${type}, always \`${JSON.stringify(schema.const)}\``;
  if (schema.items) return `${type} of ${typeOf(schema.items as Node)}`;
  return String(schema.pattern ?? '').endsWith('Z$') ? `${type} (point in time)` : type;
}
