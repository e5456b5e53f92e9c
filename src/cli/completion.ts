import type { Command } from './command.js';
import { pathsIn } from './config-keys.js';
import { optionRows } from './help.js';
import { describeOption } from './option.js';

/** The shells that completion is written for. */
export const shells = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof shells)[number];

/** What can follow "ticaga-kit", for a shell. */
interface Word {
  name: string;
  summary: string;
}

/** An option of a command, and what its value may be. */
interface Flag extends Word {
  /** Undefined where it takes no value. */
  takes: string | undefined;
  choices: readonly string[];
  isFile: boolean;
}

interface Entry extends Word {
  flags: readonly Flag[];
  /** What stands behind "--" is another command. */
  isWrapper: boolean;
}

/** A script that teaches a shell the commands, their options, and the values of those that take one of a few or a file. */
export function renderCompletion(shell: Shell, commands: readonly Command[]): string {
  const entries: Entry[] = commands.map((command) => ({
    name: command.name,
    summary: command.summary,
    flags: flagsOf(command),
    isWrapper: command.positionals.includes('-- '),
  }));
  return { bash, zsh, fish }[shell](entries);
}

function flagsOf({ options }: Command): Flag[] {
  const summaries = new Map(optionRows(options).map(([name, summary]) => [name.split(' ')[0]!, summary]));
  const own = Object.entries(options).map(([name, option]): Flag => {
    const { takes } = describeOption(name, option);
    const isFile = takes !== undefined && pathsIn(takes, './x').path !== undefined;
    const choices = option.type === 'choice' ? option.choices : [];
    return { name: `--${name}`, summary: summaries.get(`--${name}`)!, takes, choices, isFile };
  });
  return [...own, { name: '--help', summary: 'Show this help', takes: undefined, choices: [], isFile: false }];
}

/** The words that are no command of the table. */
const further: readonly Word[] = [
  { name: 'help', summary: 'Explain a command' },
  { name: '--help', summary: 'List the commands' },
  { name: '--version', summary: 'Print the version' },
];

const single = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

function bash(entries: readonly Entry[]): string {
  const names = entries.map(({ name }) => name).join(' ');
  const ofCommand = ({ name, flags }: Entry): string[] => {
    const withValue = flags.filter(({ takes }) => takes !== undefined);
    const values = withValue.map(({ name: flag, choices, isFile }) =>
      choices.length > 0
        ? `${flag}) words='${choices.join(' ')}' ;;`
        : isFile
          ? `${flag}) files=1 ;;`
          : `${flag}) return ;;`,
    );
    return [
      `    ${name})`,
      ...(values.length > 0
        ? [
            '      case $before in',
            ...values.map((line) => `        ${line}`),
            `        *) words='${flagNames(flags)}' ;;`,
            '      esac ;;',
          ]
        : [`      words='${flagNames(flags)}' ;;`]),
    ];
  };
  // bash takes the = of --option=value for a word.
  return `# Completion of ticaga-kit for bash: eval "$(ticaga-kit completion bash)"
_ticaga_kit() {
  local word=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD-1]} command=\${COMP_WORDS[1]} words= files= at
  COMPREPLY=()
  [[ $word == = ]] && word=
  [[ $before == = ]] && before=\${COMP_WORDS[COMP_CWORD-2]}
  for ((at = 2; at < COMP_CWORD; at++)); do
    if [[ \${COMP_WORDS[at]} == -- ]]; then
      local IFS=$'\\n'
      COMPREPLY=($(compgen -c -f -- "$word"))
      return
    fi
  done
  if ((COMP_CWORD == 1)); then
    COMPREPLY=($(compgen -W '${names} ${further.map(({ name }) => name).join(' ')}' -- "$word"))
    return
  fi
  case $command in
    help) words='${names}' ;;
${entries.flatMap(ofCommand).join('\n')}
  esac
  if [[ $files ]]; then
    compopt -o filenames 2>/dev/null
    local IFS=$'\\n'
    COMPREPLY=($(compgen -f -- "$word"))
  else
    COMPREPLY=($(compgen -W "$words" -- "$word"))
  fi
}
complete -F _ticaga_kit ticaga-kit
`;
}

const flagNames = (flags: readonly Flag[]): string => flags.map(({ name }) => name).join(' ');

function zsh(entries: readonly Entry[]): string {
  const described = ({ name, summary }: Word) => single(`${name}:${summary.replaceAll(/[\\:]/g, '\\$&')}`);
  const argument = ({ name, summary, takes, choices, isFile }: Flag): string => {
    const text = summary.replaceAll(/[\\[\]:]/g, '\\$&');
    if (takes === undefined) return single(`*${name}[${text}]`);
    const action = choices.length > 0 ? `(${choices.join(' ')})` : isFile ? '_files' : ' ';
    return single(`*${name}=[${text}]:${takes.replaceAll(/[\\:]/g, '\\$&')}:${action}`);
  };
  return [
    '#compdef ticaga-kit',
    '# Completion of ticaga-kit for zsh: eval "$(ticaga-kit completion zsh)"',
    '_ticaga_kit() {',
    '  local -a commands',
    `  commands=(${[...entries, ...further.slice(0, 1)].map(described).join('\n    ')})`,
    '  if ((CURRENT == 2)); then _describe command commands; return; fi',
    '  local name=$words[2]',
    '  shift words; ((CURRENT--))',
    '  case $name in',
    '    help) _describe command commands ;;',
    ...entries.map(({ name, flags, isWrapper }) =>
      [
        `    ${name}) _arguments -S`,
        ...flags.map(argument),
        `${isWrapper ? "'*:::command:_normal'" : "'*:file:_files'"} ;;`,
      ].join(' \\\n      '),
    ),
    '  esac',
    '}',
    'compdef _ticaga_kit ticaga-kit',
    '',
  ].join('\n');
}

function fish(entries: readonly Entry[]): string {
  const line = (...parts: string[]) => ['complete -c ticaga-kit', ...parts].join(' ');
  return [
    '# Completion of ticaga-kit for fish: ticaga-kit completion fish | source',
    line('-f'),
    ...[...entries, ...further.slice(0, 1)].map(({ name, summary }) =>
      line('-n __fish_use_subcommand', `-a ${name}`, `-d ${single(summary)}`),
    ),
    line("-n '__fish_seen_subcommand_from help'", `-a ${single(entries.map(({ name }) => name).join(' '))}`),
    ...entries.flatMap(({ name, flags }) =>
      flags.map(({ name: flag, summary, takes, choices, isFile }) =>
        line(
          `-n '__fish_seen_subcommand_from ${name}'`,
          `-l ${flag.slice(2)}`,
          ...(takes === undefined ? [] : isFile ? ['-r', '-F'] : ['-x']),
          ...(choices.length > 0 ? [`-a ${single(choices.join(' '))}`] : []),
          `-d ${single(summary)}`,
        ),
      ),
    ),
    '',
  ].join('\n');
}
