import { expect, test } from 'vitest';
import { runCli } from '../helpers/run-cli.js';

test('without a command it prints its help and ends with 2', async () => {
  const { status, stdout, stderr } = await runCli([]);
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toContain('Usage: ticaga-kit <command> [options]');
});

test.each([['--help'], ['-h']])('%s prints every command and ends with 0', async (flag) => {
  const { status, stdout } = await runCli([flag]);
  expect(status).toBe(0);
  expect(stdout).toContain('serve');
  expect(stdout).toContain('Exit status: 0 fine, 1 a check failed, 2 usage or configuration.');
});

test.each([['--help'], ['-h']])('serve %s is help and nothing else', async (flag) => {
  const { status, stdout, stderr } = await runCli(['serve', flag, '--port', 'nonsense']);
  expect([status, stderr]).toEqual([0, '']);
  expect(stdout).toContain('--assume NAME=VALUE');
});

test('--version prints the version of the package', async () => {
  const { default: pkg } = await import('../../package.json', { with: { type: 'json' } });
  expect((await runCli(['--version'])).stdout).toBe(`${pkg.version}\n`);
});

const refusals: [string[], string[]][] = [
  [['srve'], ['ticaga-kit has no command srve.', 'Did you mean serve?', 'ticaga-kit --help lists them.']],
  [
    ['serve', '--prot', '1'],
    ['ticaga-kit serve has no option --prot.', 'Did you mean --port?', 'ticaga-kit serve --help lists the options.'],
  ],
  [['serve', '-p', '1'], ['ticaga-kit serve has no option -p.']],
  [['serve', '--constructor'], ['ticaga-kit serve has no option --constructor.']],
  [
    ['serve', '--port'],
    ['The option --port needs a value.', 'Expected:  --port PORT'],
  ],
  [
    ['serve', '--port', '70000'],
    ['--port is 70000.', 'a whole number from 0 to 65535', 'Correct --port, or leave it out.'],
  ],
  [
    ['serve', '--port', '1', '--port', '2'],
    ['The option --port was given twice.', 'Was:       1 and 2', 'Give it once.'],
  ],
  [
    ['serve', '--no-auth=yes'],
    ['The option --no-auth takes no value.', 'Write --no-auth alone.'],
  ],
  [
    ['serve', 'here'],
    ['ticaga-kit serve does not take "here".', 'Leave it out.'],
  ],
  [['serve', '--', 'here'], ['ticaga-kit serve does not take "here".']],
  [
    ['serve', '--log', 'loud'],
    ['--log is loud.', 'pretty | json | silent', 'Choose one of these.'],
  ],
  [
    ['serve', '--assume', 'auth'],
    ['--assume auth has no value.', 'name=value', 'ticaga-kit assumptions lists the names and their values.'],
  ],
  [
    ['serve', '--assume', 'reasign=refuse'],
    [
      'There is no assumption named reasign.',
      'Where:     --assume',
      'Did you mean reassign?',
      'ticaga-kit assumptions lists them all.',
    ],
  ],
  [
    ['serve', '--assume', 'auth=digest'],
    [
      'The assumption auth has no value digest.',
      'both | basic | bearer',
      'Set it to one of these, for example --assume auth=bearer.',
    ],
  ],
  [
    ['serve', '--fault', 'rest'],
    ['There is no fault of kind rest.', 'Did you mean reset?'],
  ],
  [['serve', '--fault', 'reset,after'], ['--fault reset,after has a part that is no FIELD=VALUE: after.']],
  [['serve', '--fault', 'reset,after=1=2'], ['The field after of a fault is "1=2".']],
  [
    ['serve', '--fault', 'reset,afer=1'],
    ['A fault has no field afer.', 'Did you mean after?'],
  ],
  [
    ['serve', '--fault', 'reset,times=0'],
    ['The field times of a fault is 0.', 'a whole number from 1', 'Correct times, or leave it out.'],
  ],
  [
    ['serve', '--fault', 'reset,operation=assign'],
    [
      'There is no operation assign.',
      'assignBillingId | getCustomer | linkCustomer |',
      'Did you mean assignBillingId?',
    ],
  ],
  [['serve', '--seed', 'missing.yaml'], ['missing.yaml']],
  [
    ['serve', '--profile', 'missing.yaml'],
    ['The profile missing.yaml cannot be read.', 'or write one with ticaga-kit verify'],
  ],
  ...[['verify'], ['verify', ' ']].map((line): [string[], string[]] => [
    line,
    [
      'verify was not told which server to judge.',
      'Give its address, for example ticaga-kit verify http://127.0.0.1:4010.',
    ],
  ]),
  [
    ['serve', '--assume', 'auth= '],
    ['The assumption auth has no value  .', 'Was:       " "'],
  ],
  [
    ['verify', 'http://127.0.0.1:1', 'there'],
    ['ticaga-kit verify does not take "there".', 'Leave it out.'],
  ],
  [
    ['verify', 'http://127.0.0.1:1/api'],
    ['The address ends in /api.', 'The kit appends it, as a plugin does'],
  ],
  [
    ['verify', '127.0.0.1:1'],
    ['is no address of a server.', 'Write it with its scheme'],
  ],
  [
    ['exec', 'php', 'run.php'],
    ['ticaga-kit exec does not take "php".', 'Put the command behind --.'],
  ],
  [['exec'], ['ticaga-kit exec needs a command to run.', 'Put it behind --, or into ticaga-kit.yaml as command.']],
  [['exec', '--reporter', 'constructor', '--', 'true'], ['There is no reporter constructor.']],
  ...['exec', 'mutate'].map((command): [string[], string[]] => [
    [command, '--env', '1 bad name', '--', 'true'],
    ['--env 1 bad name is no name of a variable.', 'letters, digits and underscores'],
  ]),
  [
    ['mutate', '--jobs', '1.5', '--', 'true'],
    ['--jobs is 1.5.', 'a whole number from 1 to 256'],
  ],
  [
    ['mutate', '--only', 'zzz', '--', 'true'],
    [
      '--only zzz is no mutant.',
      'ticaga-kit mutate --list -- COMMAND shows the ids; part of one goes with *, for example *refused*.',
    ],
  ],
  ...['0', '3601', '1e2', 'soon'].map((timeout): [string[], string[]] => [
    ['verify', 'http://127.0.0.1:1', '--timeout', timeout],
    [`--timeout is ${timeout}.`, 'a number from 0.1 to 3600', 'Correct --timeout, or leave it out.'],
  ]),
  ...['--customer', '--unknown-customer', '--allow-writes'].map((flag): [string[], string[]] => [
    ['verify', 'http://127.0.0.1:1', flag, 'Joe'],
    [`${flag} was given "Joe".`, 'the id of a customer, a whole number from 1', `For example ${flag} 42.`],
  ]),
  [['verify', 'http://127.0.0.1:1', '--allow-writes', '1,,2'], ['--allow-writes was given "".']],
  [
    ['docs', '--format', 'htm'],
    ['--format is htm.', 'all | html | markdown', 'Did you mean html?'],
  ],
];

test.each(refusals.map(([args, lines]) => ({ line: args.join(' '), args, lines })))(
  'ticaga-kit $line is refused in words and ends with 2',
  async ({ args, lines }) => {
    const { status, stdout, stderr } = await runCli(args);
    expect([status, stdout]).toEqual([2, '']);
    for (const text of lines) expect(stderr).toContain(text);
    expect(stderr).not.toMatch(/^\s+at /m);
  },
);

test('a value of an environment variable is refused under the name of the variable', async () => {
  const { status, stderr } = await runCli(['serve'], { env: { PORT: 'http' } });
  expect(status).toBe(2);
  expect(stderr).toBe('PORT is http.\n  Expected:  a whole number from 0 to 65535\n  Correct PORT, or leave it out.\n');
});
