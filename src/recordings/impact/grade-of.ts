import { isFurther } from '../../document/further-document.js';
import type { Fact } from '../../document/grades.js';
import { isRecord } from '../../document/is-record.js';
import { api, type DescribedApi, type Json, readFact } from '../../document/openapi.js';
import type { Operation } from '../../document/operations.js';
import type { Change } from './change.js';

/** How well it is known what was there before; undefined where the documents do not say. */
export function gradeOf(operation: Operation, status: number, change: Change): Fact['grade'] | undefined {
  const described = isFurther(operation) ? operation.document.api : api;
  const answer = `${operation.pointer}/responses/${status}`;
  if (change.path === undefined)
    return described.findFact(change.subject === 'status' ? answer : operation.pointer)?.grade;
  const schema = described.resolvePointer(`${answer}/content/application~1json/schema`);
  return gradeInSchema(described, schema, change.path.split('/').slice(1));
}

type Node = { [key: string]: Json };

/** The grade of a field, in whichever of several shapes has it. */
function gradeInSchema(
  described: DescribedApi,
  given: Json | undefined,
  path: readonly string[],
): Fact['grade'] | undefined {
  const schema = described.followRef(given);
  if (!isRecord(schema)) return undefined;
  const [name, ...rest] = path;
  if (name === undefined) return (readFact(given) ?? readFact(schema))?.grade;
  const { properties, items } = schema as Node;
  const inner =
    name === '*'
      ? items
      : isRecord(properties) && Object.hasOwn(properties, name)
        ? (properties as Node)[name]
        : undefined;
  const found = inner === undefined ? undefined : gradeInSchema(described, inner, rest);
  if (found) return found;
  const shapes = ['oneOf', 'anyOf', 'allOf'].flatMap((key) => {
    const list = (schema as Node)[key];
    return Array.isArray(list) ? list : [];
  });
  return shapes.map((shape) => gradeInSchema(described, shape, path)).find((grade) => grade !== undefined);
}
