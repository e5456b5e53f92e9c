// Copies what shows mutants in a browser, with its licence, to where the reporter html reads it.
import { copyFile } from 'node:fs/promises';

const elements = new URL('../node_modules/mutation-testing-elements/', import.meta.url);
const target = new URL('../dist/report/', import.meta.url);

await copyFile(new URL('dist/mutation-test-elements.js', elements), new URL('mutation-test-elements.js', target));
await copyFile(new URL('LICENSE', elements), new URL('mutation-test-elements.LICENSE', target));
