import { literalPattern } from '../../document/literal-pattern.js';
import type { Check, Form, SkeletonPart, WrittenTest } from './written-test.js';

const js = (value: unknown): string => JSON.stringify(value);

/** What runs tests in JavaScript. */
interface Runner {
  name: string;
  /** The module of its test(). */
  module: string;
  /** What stands between the title and the function, behind a comma. */
  options: string;
  command: Form['command'];
}

/** @param program the words that start Node */
export const nodeTest = (program: readonly string[]): Form =>
  jsForm(program, {
    name: 'node:test',
    module: 'node:test',
    options: '',
    command: (file, name) => [...program, ...(name === undefined ? [] : ['--test-name-pattern', whole(name)]), file],
  });

/** @param words vitest with its configuration */
export const vitest = (words: readonly string[]): Form =>
  jsForm(['node'], {
    name: 'vitest',
    module: 'vitest',
    // A client may wait for its own limit of time.
    options: ' { timeout: 60_000 },',
    command: (file, name) => [...words, '--bail=1', ...(name === undefined ? [] : ['-t', whole(name)]), file],
  });

const whole = (name: string): string => `^${literalPattern(name)}$`;

function jsForm(program: readonly string[], { name, module, options, command }: Runner): Form {
  return {
    name,
    stepsFile: 'ticaga-steps.mjs',
    testsFile: 'lies.test.mjs',
    command,
    namesOf: (tests) => tests.map(({ title }) => title),
    render: (
      tests,
      place,
    ) => `// Lies of Ticaga's server, each with the test that notices it. How the plugin is called stands in ticaga-steps.mjs.
import { test } from ${js(module)};
import { openSandbox } from 'ticaga-kit';
import steps from ${js(relative(place.steps))};

const lie = (title, check) => test(title,${options} async () => check(await openSandbox(title)));
${tests
  .map(
    (one) => `
${comment(one)}lie(${js(one.title)}, async (ticaga) => {
${one.checks.map((check) => `  ${call(check)}`).join('\n')}
});
`,
  )
  .join('')}`,
    lister: {
      file: 'names.mjs',
      text: (place, list) => `import { writeFileSync } from 'node:fs';
import steps from ${js(relative(place.steps))};

const fail = (message) => {
  console.log(message);
  process.exit(1);
};
if (typeof steps !== 'object' || steps === null) fail(${js('ticaga-steps.mjs has no object as its default export.')});
for (const [name, step] of Object.entries(steps))
  if (typeof step !== 'function' && !(name === 'rows' && step == null)) fail(\`The step \${name} of ticaga-steps.mjs is no function.\`);
writeFileSync(new URL(${js(relative(list))}, import.meta.url), JSON.stringify(Object.keys(steps)));
`,
      command: (file) => [...program, file],
    },
    skeleton: (
      parts,
    ) => `// How your plugin is called, for ticaga-kit mutate --write-tests. Each step has the name of the operation that it is
// about, perhaps with a slash and more behind it. It prepares what it needs, calls your plugin once, and gives true when
// the plugin says that it worked; false, or an exception, means no.
// import { myPlugin } from '../my-plugin.mjs';

export default {
${parts.map(skeletonPart).join('\n')}
  // The rows of your plugin's own table after a step, so that a link that is none is found there:
  // rows: async (ticaga) => [], // each with ticaga_id and billing_id
};
`,
  };
}

const relative = (path: string): string => (path.startsWith('.') ? path : `./${path}`);

const call = ({ does, lie, step, hasRows }: Check): string =>
  `await ticaga.${does}(${lie === undefined ? '' : `${js(lie)}, `}steps[${js(step)}]${hasRows ? ', steps.rows' : ''});`;

function comment({ remark }: WrittenTest): string {
  const lines = remark.map((line) => ` * ${line.replaceAll('*/', '* /').replaceAll(/\s+/g, ' ')}\n`);
  return lines.length === 0 ? '' : `/*\n${lines.join('')} */\n`;
}

function skeletonPart({ operationId, address, state, step, refused }: SkeletonPart): string {
  return [
    address,
    `${js(operationId)}: async (ticaga) => {`,
    ...(state ? [`  await ticaga.state(${js(state.name)}, ${js(state.params)});`] : []),
    `  // ${step}`,
    '  return (await myPlugin(ticaga.url, ticaga.credentials.token)) === true;',
    '},',
    ...(refused.length === 0 ? [] : [`Likewise what the server refuses, and the plugin must: ${refused.join(', ')}`]),
    '',
  ]
    .map((line) => `  // ${line.replaceAll(/[\r\n\u2028\u2029]/g, ' ')}`.trimEnd())
    .join('\n');
}
