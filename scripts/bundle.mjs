import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const root = new URL('../', import.meta.url);

/**
 * The TypeScript modules of a page as one script for browsers.
 * @param entry the module that imports the others, below the root of the repository
 * @param {'esm' | 'iife'} format 'esm' for a file of its own, 'iife' for a script inside a page
 * @param options further options of rolldown's output
 * @throws Error on a warning too: an import that rolldown leaves as it is, one of Node.js say, fails in a browser
 */
export async function bundle(entry, format, options = {}) {
  const build = await rolldown({
    input: fileURLToPath(new URL(entry, root)),
    platform: 'browser',
    onLog(_, { message }) {
      throw new Error(message);
    },
  });
  const { output } = await build.generate({ ...options, format });
  await build.close();
  return output[0].code;
}
