import { type Assumption, assumptionList } from '../../document/assumptions.js';
import { defineCommand } from '../command.js';

/** Lists what the kit assumes of the API. */
export const assumptions = defineCommand({
  name: 'assumptions',
  summary: 'List everything that the kit assumes of the API: the switches, their values, and why',
  positionals: '',
  options: { json: { type: 'flag', summary: 'As JSON' } },
  examples: ['ticaga-kit assumptions', 'ticaga-kit serve --assume unknown-customer-status=404'],
  async run({ options: { json } }, io) {
    io.stdout(json ? `${JSON.stringify(assumptionList, null, 2)}\n` : assumptionList.map(render).join('\n'));
    return 0;
  },
});

function render({ name, states, values, grade, source }: Assumption): string {
  const width = Math.max(...values.map(({ value }) => value.length));
  return [
    `${name} (${grade})`,
    `  ${states}`,
    `  Why: ${source}`,
    ...values.map(
      ({ value, meaning }, index) => `    ${value.padEnd(width)}  ${meaning}${index === 0 ? ' (default)' : ''}`,
    ),
    '',
  ].join('\n');
}
