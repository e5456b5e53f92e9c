import { compareOwnRows, type OwnRow, type RowDifference } from '../../customers/own-row.js';
import { isRecord } from '../../document/is-record.js';
import { rules } from '../../document/operations.js';
import { KitError } from '../../errors.js';
import type { Violation } from '../../journal/violation.js';
import type { RowComparison, World } from './world.js';

/** The columns that are read, each with the name that the vendor's own table has for it. */
const columns = { ticaga_id: 'ticaga_userid', billing_id: 'billing_userid', billing_system: 'billing_system' } as const;

/** More rows than any test has are most likely not those of a test. */
const mostRows = 100_000;

/**
 * Compares the rows of a plugin's own table with the links of a world, and keeps what differs among its violations.
 * @param given a list of records with ticaga_id (or ticaga_userid), billing_id (or billing_userid) and perhaps
 *   billing_system; further columns are not looked at, and a row without a customer or a client is none of a link
 * @throws KitError request-invalid with the row and what it lacks
 */
export function compareRows(world: World, given: unknown): RowComparison {
  const rows = readRows(given);
  const { customers } = world.store.records;
  const { isUnsettled, linked } = world.links;
  const differences = compareOwnRows(rows, {
    customer: (id) => customers.get(id),
    isUnsettled,
    // To a server that lies a plugin owes no row.
    linked: world.lie ? () => [] : linked,
  });
  const comparison = { rows: rows.length, violations: differences.map(violationOf) };
  world.comparisons.push(comparison);
  world.onCompared?.(comparison);
  return comparison;
}

function readRows(given: unknown): OwnRow[] {
  if (!Array.isArray(given)) throw unfit('The rows are no list.', given);
  if (given.length > mostRows) throw unfit(`There are ${given.length} rows.`, `more than ${mostRows}`);
  return given.flatMap((row, index) => {
    const place = `Row ${index + 1}`;
    if (!isRecord(row)) throw unfit(`${place} is no record.`, row);
    const [ticaga_id, billing_id] = [cell(row, 'ticaga_id', place), cell(row, 'billing_id', place)];
    if (isNone(ticaga_id) || isNone(billing_id)) return [];
    const system = row[columns.billing_system];
    return {
      ticaga_id,
      billing_id,
      ...(typeof system === 'string' && system !== '' ? { billing_system: system } : {}),
    };
  });
}

/** A table may keep the row of a client that is not linked: without an id, or with 0 as the API has it. */
const isNone = (id: string): boolean => id === '' || id === '0';

function cell(row: Record<string, unknown>, name: keyof typeof columns, place: string): string {
  const value = Object.hasOwn(row, name) ? row[name] : row[columns[name]];
  if (value === undefined) throw unfit(`${place} has no ${name}.`, Object.keys(row).join(', ') || 'an empty record');
  if (value === null) return '';
  if (typeof value !== 'string' && typeof value !== 'number')
    throw unfit(`${place} has a ${name} that is no id.`, value);
  return String(value).trim();
}

function unfit(message: string, was: unknown): KitError {
  return new KitError('request-invalid', message, {
    expected: 'a list of rows, each with ticaga_id and billing_id (or ticaga_userid and billing_userid)',
    was: (typeof was === 'string' ? was : (JSON.stringify(was) ?? String(was))).slice(0, 200),
    fix: 'Select those columns under these names, for example SELECT client_id AS billing_id, ticaga_id FROM your_table.',
  });
}

const stored =
  'Store the row after the answer said that the customer is linked, for that customer, and not before; when it said anything else, leave the row as it was.';

function violationOf(difference: RowDifference): Violation {
  const { grade, source } = rules.get('local-row')!;
  const told = (
    code: Violation['code'],
    customer: string,
    rest: Pick<Violation, 'message' | 'expected' | 'received' | 'hint'>,
  ) => ({
    code,
    location: ['own rows', `ticaga_id ${customer}`],
    grade,
    ...(source === undefined ? {} : { source }),
    ...rest,
  });
  switch (difference.kind) {
    case 'unlinked': {
      const { row, exists } = difference;
      return told('own-row-unlinked', row.ticaga_id, {
        message: `The plugin's own row says that customer ${row.ticaga_id} is linked to ${inWords(row)}, and on the server it is not.`,
        expected: 'a row only for a link that the server has',
        received: exists ? 'the customer is not linked on the server' : 'the server has no such customer',
        hint: stored,
      });
    }
    case 'different': {
      const { row, pair } = difference;
      return told('own-row-different', row.ticaga_id, {
        message: `The plugin's own row says that customer ${row.ticaga_id} is linked to ${inWords(row)}, and on the server it is another link.`,
        expected: `the link that the server has: ${inWords(pair)}`,
        received: inWords(row),
        hint: stored,
      });
    }
    case 'missing':
      return told('own-row-missing', String(difference.customer), {
        message: `The plugin linked customer ${difference.customer} to ${inWords(difference.pair)}, and its own table has no row of it.`,
        expected: 'a row for each link that the server confirmed',
        received: 'no row with that customer or that client',
        hint: 'Store your own row once the server has confirmed the link: the next page or cron job looks there.',
      });
  }
}

const inWords = ({ billing_id, billing_system }: { billing_id: string; billing_system?: string }): string =>
  [billing_system, billing_id].filter((part) => part !== undefined && part !== '').join(' ');
