import { fileURLToPath } from 'node:url';
import type { FileEntry, FileSchema } from '../docs/file-page.js';
import { readText } from '../document/text-file.js';

/** The folder of the JSON Schemas, with a small example of each kind of file. */
export const schemaFolder = fileURLToPath(new URL('../../schemas/', import.meta.url));

const kinds: readonly Omit<FileEntry, 'schema' | 'example'>[] = [
  {
    name: 'config',
    use: '`ticaga-kit.yaml` of the working folder, or the file of `--config`, says what the command lines of `serve`, `proxy`, `replay`, `impact`, `verify`, `exec` and `mutate` would. Its keys are the names of the options, without dashes; `command` is what stands behind `--`, as a list of words or as one line that is split at spaces and quotes, without a shell. A section for one command wins over what stands at the top. Paths are relative to the file. The line wins over the environment, and that over the file: `--print-config` shows each value with where it comes from.',
    isNested: false,
  },
  {
    name: 'seed',
    use: 'A seed, given with `--seed FILE` or as `seed` of `startFake`, is what a fake holds when it starts: customers, the administrators whose tokens it takes, departments and tickets.',
    isNested: true,
  },
  {
    name: 'target',
    use: 'A target, given with `verify --target FILE`, says which server is judged and what may be done there. It names the variable of the secret, and never holds it.',
    isNested: true,
  },
  {
    name: 'profile',
    use: 'A profile, given with `--profile FILE`, makes a fake behave as a server does, and `verify` expect it. `verify --learn FILE` writes what a live server taught.',
    isNested: true,
  },
];

/** Every kind of file that has a schema, as the documentation prints it. @throws KitError file-unreadable */
export function fileEntries(): Promise<FileEntry[]> {
  return Promise.all(
    kinds.map(async (kind) => {
      const schema = JSON.parse(await readText(`${schemaFolder}${kind.name}.schema.json`, 'the schema')) as FileSchema;
      return { ...kind, schema, example: await readText(`${schemaFolder}examples/${kind.name}.yaml`, 'the example') };
    }),
  );
}
