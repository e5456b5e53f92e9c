import type { Case, Finding } from '../../report/report.js';
import { timesOf } from '../words.js';
import type { SupersededAddress, UnjudgedAddress } from './further-addresses.js';

/** Unknown addresses that are listed; a suite that calls more of them has one cause for all. */
const mostListed = 20;

/** The addresses that single plugin versions call: a note, whatever the server may have. */
export function supersededCase(addresses: readonly SupersededAddress[]): Case[] {
  if (addresses.length === 0) return [];
  const finding: Finding = {
    severity: 'remark',
    title: 'Only single plugin versions call these addresses, and whether a present server has them is unknown.',
    details: addresses.map(({ address, newer, requests }) => ({
      label: 'Older',
      text: `${address} (${timesOf(requests)}${newer === undefined ? '' : `; ${newer} serves the same purpose`})`,
    })),
    data: { addresses },
  };
  return [{ name: 'older addresses', group: 'exec', status: 'remarked', findings: [finding], durationMs: 0 }];
}

/** The addresses that nobody can judge. @param strict whether they fail the run */
export function unjudgedCase(addresses: readonly UnjudgedAddress[], strict: boolean): Case[] {
  if (addresses.length === 0) return [];
  const finding: Finding = {
    severity: strict ? 'failure' : 'remark',
    title: 'These addresses were not judged: no document knows them, and no known address is like them.',
    details: listed(
      addresses.map(({ method, path, requests }) => ({
        label: 'Unknown',
        text: `${method} ${path} (${timesOf(requests)}, answered 404)`,
      })),
    ),
    advice: [
      'If your API has them, describe them in an OpenAPI document and give it with --also FILE.',
      ...(strict ? [] : ['It does not fail the run; with --strict-paths it does.']),
    ],
    data: { addresses },
  };
  const status = strict ? 'failed' : 'remarked';
  return [{ name: 'unknown addresses', group: 'exec', status, findings: [finding], durationMs: 0 }];
}

function listed(details: { label: string; text: string }[]): NonNullable<Finding['details']> {
  const more = details.length - mostListed;
  return more <= 0 ? details : [...details.slice(0, mostListed), { label: 'And', text: `${more} more` }];
}
