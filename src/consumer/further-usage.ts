import type { FurtherOperation } from '../document/further-document.js';
import { isRecord } from '../document/is-record.js';
import type { Json } from '../document/openapi.js';
import { addressOf, shortName } from '../document/operations.js';
import type { Usage } from '../operations/behaviour.js';

/** How clients use an operation of which its document alone is known. It has no state, so nothing of it can be lost. */
export function furtherUsage(operation: FurtherOperation): Usage {
  const [name, address] = [shortName(operation), addressOf(operation)];
  const refusals = operation.answers.filter(({ outcome }) => outcome !== 'success' && outcome !== 'bad-credentials');
  return {
    writes: operation.writes,
    reliedOn: reliedOn(operation),
    lies: [],
    success: { step: `call ${address}` },
    elsewhere: Object.fromEntries(
      refusals.map(({ outcome, status }) => [
        outcome,
        { step: `call ${address} with the header Prefer: code=${status}` },
      ]),
    ),
    words: {
      fooled: `Your plugin goes on when ${name} was refused or its answer was broken, or no test looks.`,
      mismatched: `Your plugin takes every answer of ${name} for the right one, or no test looks.`,
      advice: `After ${address}, go on only when the status is 2xx and the body is JSON with what you need, and test it.`,
    },
  };
}

/** The fields of a success that its schema requires; all of its example's where the schema requires none. */
function reliedOn({ answers, document, pointer }: FurtherOperation): string[] {
  const { status, body } = answers.find(({ outcome }) => outcome === 'success') ?? {};
  if (!isRecord(body)) return [];
  const place = `${pointer}/responses/${status}/content/application~1json/schema`;
  const schema = document.api.followRef(document.api.resolvePointer(place)) as { required?: unknown } | undefined;
  const names: string[] = Array.isArray(schema?.required) ? schema.required.map(String) : Object.keys(body);
  return names.filter((name) => canBeWrong(body[name] as Json)).map((name) => `/${name}`);
}

/** Values of which it is known what a wrong one is: see wrong-contents. */
const canBeWrong = (value: Json | undefined): boolean =>
  typeof value === 'string' ||
  value === true ||
  Number.isInteger(value) ||
  (typeof value === 'object' && value !== null);
