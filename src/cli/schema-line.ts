import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { schemaFolder } from './file-entries.js';

/**
 * The first line of a YAML file that the kit writes: where an editor finds the schema, as seen from the file. A kit that is
 * installed beside the file is named by its place in node_modules, which is the same on every machine.
 */
export function schemaLine(name: string, file: string): string {
  const folder = dirname(resolve(file));
  const installed = installedAbove(folder);
  const schemas = installed === undefined ? schemaFolder : join(installed, 'schemas');
  const path = relative(folder, join(schemas, `${name}.schema.json`))
    .split(sep)
    .join('/');
  return `# yaml-language-server: $schema=${path.startsWith('../') ? path : `./${path}`}\n`;
}

function installedAbove(folder: string): string | undefined {
  const place = join(folder, 'node_modules', 'ticaga-kit');
  if (existsSync(place)) return place;
  return dirname(folder) === folder ? undefined : installedAbove(dirname(folder));
}
