import { type Assumption, type Assumptions, assumptionList } from '../document/assumptions.js';
import { operations, shortName } from '../document/operations.js';
import { type LiveAnswers, settledValues } from './live-answers.js';
import { type Block, code, heading, joinWords, type Page, paragraph, table } from './page.js';

/**
 * The page of what nobody knows yet: every assumption with its switch, its alternatives and a question ready to send.
 * @param liveAnswers what a live server settled, when one was asked
 */
export function questionsPage(liveAnswers?: LiveAnswers): Page {
  const settled = liveAnswers ? settledValues(liveAnswers) : {};
  const open = assumptionList.filter(({ name }) => settled[name] === undefined);
  return {
    name: 'open-questions',
    title: 'Open questions about the Ticaga API',
    label: 'Open questions',
    summary:
      "What the vendor's documentation does not say and a plugin can notice: each question with the answer that ticaga-kit assumes, the plausible alternatives, and the switch that changes its fake server.",
    blocks: [
      ...(liveAnswers ? settledBlocks(liveAnswers, open.length) : []),
      heading(2, 'All questions at once'),
      ...messageBlocks(open),
      heading(2, 'Overview'),
      overview(settled),
      heading(2, 'The questions one by one'),
      ...assumptionList.flatMap((assumption) => questionBlocks(assumption, settled[assumption.name], liveAnswers)),
    ],
  };
}

function settledBlocks({ target, learned }: LiveAnswers, open: number): Block[] {
  const all = `${assumptionList.length - open} of ${assumptionList.length}`;
  return [
    heading(2, 'What a live server settled'),
    paragraph(`The server ${target} was asked on ${learned}. It settled **${all}** questions; ${open} are still open.`),
  ];
}

function messageBlocks(open: readonly Assumption[]): Block[] {
  if (open.length === 0) return [paragraph('None is open: a live server settled every one.')];
  const concerned = operations.filter(({ operationId }) => open.some((each) => each.operations.includes(operationId)));
  const lines = open.map(({ asks }, index) => `${index + 1}. ${asks}`);
  const message = [
    'Hello,',
    '',
    `we are testing a billing-system plugin against the Ticaga API (${joinWords(concerned.map(shortName), 'and')}).`,
    'The public documentation leaves these points open. Could you tell us how a current server behaves?',
    '',
    ...lines,
    '',
    'An answer as short as "1: both, 2: 401" is all we need. Thank you!',
  ];
  return [paragraph("A message to the API's owner, ready to send:"), code('text', message.join('\n'))];
}

function overview(settled: Partial<Assumptions>): Block {
  return table(
    ['Switch', 'Decides', 'Assumed', 'Otherwise', 'State'],
    assumptionList.map(({ name, states, values, default: value }) => [
      `\`${name}\``,
      states,
      `\`${value}\``,
      values
        .slice(1)
        .map((other) => `\`${other.value}\``)
        .join(' '),
      stateOf(value, settled[name]),
    ]),
  );
}

function questionBlocks(
  { name, states, values, default: assumed, source, operations: ids, asks, grade }: Assumption,
  settled: string | undefined,
  liveAnswers: LiveAnswers | undefined,
): Block[] {
  const concerned = joinWords(
    ids.map((id) => `\`${id}\``),
    'and',
  );
  return [
    heading(3, name),
    paragraph(`${states} Concerns ${concerned}.`),
    paragraph(`Known: *${grade}*. ${source}`),
    ...(liveAnswers && settled !== undefined
      ? [
          paragraph(
            `**Settled** by ${liveAnswers.target} on ${liveAnswers.learned}: \`${settled}\`, ${verdict(settled, assumed)}.`,
          ),
        ]
      : []),
    table(
      ['Value', 'Meaning', 'Role'],
      values.map(({ value, meaning }, index) => [
        `\`${value}\``,
        meaning,
        [index === 0 ? 'assumed' : 'alternative', ...(value === settled ? ['**settled**'] : [])].join(', '),
      ]),
    ),
    paragraph('Try the plugin against the alternative:'),
    code(
      'bash',
      values
        .slice(1)
        .map(({ value }) => `ticaga-kit serve --assume ${name}=${value}`)
        .join('\n'),
    ),
    paragraph('Ask:'),
    code('text', asks),
  ];
}

const verdict = (settled: string, assumed: string): string =>
  settled === assumed ? 'as assumed' : `against the assumption \`${assumed}\``;

const stateOf = (assumed: string, settled: string | undefined): string =>
  settled === undefined ? 'open' : `settled: \`${settled}\`, ${verdict(settled, assumed)}`;
