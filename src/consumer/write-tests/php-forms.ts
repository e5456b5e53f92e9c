import { literalPattern } from '../../document/literal-pattern.js';
import { phpLiteral as php } from '../php-literal.js';
import type { Check, Form, Place, SkeletonPart, WrittenTest } from './written-test.js';

/** What both forms of PHP share. */
const shared: Pick<Form, 'stepsFile' | 'lister' | 'skeleton'> = {
  stepsFile: 'ticaga-steps.php',
  lister: {
    file: 'names.php',
    text: (place, list) => `<?php

${helper(place)}

try {
    $names = array_map('strval', array_keys(array_filter(TicagaKit::steps(__DIR__ . ${php(`/${place.steps}`)}))));
    file_put_contents(__DIR__ . ${php(`/${list}`)}, json_encode($names));
} catch (TicagaKitException $error) {
    echo $error->getMessage();
    exit(1);
}
`,
    command: (file) => ['php', file],
  },
  skeleton: (parts, place) => `<?php

/*
 * How your plugin is called, for ticaga-kit mutate --write-tests. Each step has the name of the operation that it is about,
 * perhaps with a slash and more behind it. It prepares what it needs, calls your plugin once, and returns true when the
 * plugin says that it worked; false, or an exception, means no.
 */

${helper(place)}
// require_once __DIR__ . '/../my_plugin.php';

return [
${parts.map(skeletonPart).join('\n')}
    // The rows of your plugin's own table after a step, so that a link that is none is found there:
    // 'rows' => function (TicagaSandbox $ticaga) {
    //     return []; // each with ticaga_id and billing_id
    // },
];
`,
};

/** One file that runs by itself. @param program the words that start PHP */
export function plainPhp(program: readonly string[]): Form {
  return {
    ...shared,
    name: 'plain PHP',
    testsFile: 'lies.php',
    namesOf: (tests) => tests.map(({ title }) => title),
    command: (file, name) => [...program, file, '--stop-on-failure', ...(name === undefined ? [] : [name])],
    render: (tests, place) => `<?php

/*
 * Lies of Ticaga's server, each with the test that notices it: php lies.php [--stop-on-failure] [NAME...]
 * How the plugin is called stands in ticaga-steps.php.
 */

${helper(place)}

$steps = TicagaKit::steps(__DIR__ . ${php(`/${place.steps}`)});
$rows = $steps['rows'];
$tests = [];
${tests
  .map(
    (test) => `
${comment(test, '')}$tests[${php(test.title)}] = function (TicagaSandbox $ticaga) use ($steps, $rows) {
${test.checks.map((one) => `    ${call('$ticaga', one, '$rows')}`).join('\n')}
};
`,
  )
  .join('')}
exit(TicagaKit::run($tests, array_slice($argv, 1)));
`,
  };
}

/** A class of PHPUnit. @param words PHPUnit with its configuration @param className also the name of its file */
export function phpunit(words: readonly string[], className: string): Form {
  return {
    ...shared,
    name: 'PHPUnit',
    testsFile: `${className}.php`,
    namesOf: (tests) => methodsOf(tests).map((method) => `${className}::${method}`),
    command: (file, name) => [
      ...words,
      '--do-not-cache-result',
      '--stop-on-failure',
      ...(name === undefined ? [] : ['--filter', `/^${literalPattern(name)}$/`]),
      file,
    ],
    render: (tests, place) => `<?php

/*
 * Lies of Ticaga's server, each with the test that notices it. How the plugin is called stands in ticaga-steps.php.
 */

${helper(place)}

final class ${className} extends \\PHPUnit\\Framework\\TestCase
{
    use TicagaKitTests;
${methodsOf(tests)
  .map((method, at) => {
    const test = tests[at] as WrittenTest;
    return `
${comment(test, '    ')}    public function ${method}(): void
    {
        $steps = TicagaKit::steps(__DIR__ . ${php(`/${place.steps}`)});
${test.checks.map((one) => `        ${call('$this->ticaga()', one, "$steps['rows']")}`).join('\n')}
    }
`;
  })
  .join('')}}
`,
  };
}

/** Letters and digits alone, and no two alike. */
function methodsOf(tests: readonly WrittenTest[]): string[] {
  const used = new Map<string, number>();
  return tests.map(({ title }) => {
    const id = title.replace(/: .*$/s, '');
    const words = id.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
    const method = `test${words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')}`;
    const before = used.get(method.toLowerCase()) ?? 0;
    used.set(method.toLowerCase(), before + 1);
    return before === 0 ? method : `${method}_${before + 1}`;
  });
}

/** Another copy of the helper may be there already. */
function helper({ helper: file }: Pick<Place, 'helper'>): string {
  return `class_exists('TicagaKit') || require_once __DIR__ . ${php(`/${file}`)};`;
}

const call = (ticaga: string, { does, lie, step, hasRows }: Check, rows: string): string =>
  `${ticaga}->${does}(${lie === undefined ? '' : `${php(lie)}, `}$steps[${php(step)}]${hasRows ? `, ${rows}` : ''});`;

/** A comment that nothing ends before its end; no doc comment, in which PHPUnit would look for its annotations. */
function comment({ remark }: WrittenTest, indent: string): string {
  if (remark.length === 0) return '';
  const lines = remark.map((line) => `${indent} * ${line.replaceAll('*/', '* /').replaceAll(/\s+/g, ' ')}\n`);
  return `${indent}/*\n${lines.join('')}${indent} */\n`;
}

function skeletonPart({ operationId, address, state, step, refused }: SkeletonPart): string {
  const params = Object.entries(state?.params ?? {}).map(([name, value]) => `${php(name)} => ${php(value)}`);
  return [
    address,
    `${php(operationId)} => function (TicagaSandbox $ticaga) {`,
    ...(state ? [`    $ticaga->state(${php(state.name)}, [${params.join(', ')}]);`] : []),
    `    // ${step}`,
    '    return my_plugin($ticaga->url(), $ticaga->token()) === true;',
    '},',
    ...(refused.length === 0 ? [] : [`Likewise what the server refuses, and the plugin must: ${refused.join(', ')}`]),
    '',
  ]
    .map((line) => `    // ${line.replaceAll('?>', '? >').replaceAll(/[\r\n]/g, ' ')}`.trimEnd())
    .join('\n');
}
