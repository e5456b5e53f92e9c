import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

// biome-ignore lint/suspicious/noExplicitAny: a document of others, changed in any place of it
export type Changeable = any;

const source = readFileSync(new URL('../../openapi.yaml', import.meta.url), 'utf8');

/** openapi.yaml with a change, as text. */
export function changedDocument(change: (document: Changeable) => void): string {
  const document: Changeable = JSON.parse(JSON.stringify(parse(source)));
  withoutReferencesTo(document.components.schemas.Customer.properties, document);
  change(document);
  return JSON.stringify(document);
}

/** What other answers take from the record of a customer stays as it is there, whatever becomes of the record. */
function withoutReferencesTo(properties: Changeable, node: Changeable): void {
  for (const [key, value] of Object.entries<Changeable>(node)) {
    if (typeof value !== 'object' || value === null) continue;
    const [, name] = /Customer\/properties\/(\w+)$/.exec(value.$ref ?? '') ?? [];
    if (name) node[key] = { type: properties[name].type };
    else withoutReferencesTo(properties, value);
  }
}

/** Takes a field out of a schema. */
export function removeField({ components }: Changeable, schema: string, name: string): void {
  const { properties, required } = components.schemas[schema];
  delete properties[name];
  components.schemas[schema].required = required.filter((one: string) => one !== name);
}
