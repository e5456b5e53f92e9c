import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sample, sampleLanguages, sampleSettings, samples } from '../../src/docs/samples.js';
import { operations } from '../../src/document/operations.js';
import { startFake } from '../../src/fake/start-fake.js';
import { defaultSeed } from '../../src/generated/default-seed.js';
import { behaviours } from '../../src/operations/behaviours.js';
import { describePhpWith } from '../helpers/describe-php.js';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../../', import.meta.url));
const endings = { curl: 'sh', php: 'php', blesta: 'php', javascript: 'mjs', typescript: 'ts' } as const;

let folder: string;

/** A folder like that of a reader who followed the page: the samples, the generated types, the dependencies. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ticaga-kit-samples-'));
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
  await copyFile(join(root, 'src/generated/api.ts'), join(folder, 'ticaga-api.ts'));
  await writeFile(join(folder, 'package.json'), '{"type": "module"}');
  await mkdir(join(folder, 'dist'));
  for (const sample of samples) await writeFile(join(folder, fileOf(sample)), sample.text);
  const sources = samples.filter(({ language }) => language === 'typescript').map(fileOf);
  const flags = '--strict --noUncheckedIndexedAccess --module NodeNext --target ES2022 --skipLibCheck --types node';
  await run(
    process.execPath,
    ['node_modules/typescript/bin/tsc', ...flags.split(' '), '--outDir', 'dist', ...sources],
    {
      cwd: folder,
    },
  );
}, 60_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

const isPhp = ({ language }: Sample) => endings[language] === 'php';

describe('In a shell or in Node.js,', () => {
  it.each(rows(samples.filter((sample) => !isPhp(sample))))('%s prints what its page shows', printsItsPage);
});

describePhpWith('the samples in PHP', 'curl')('In PHP,', () => {
  it.each(rows(samples.filter(isPhp)))('%s prints what its page shows', printsItsPage);
});

/** Each sample twice: with the right token and with a wrong one. */
function rows(chosen: readonly Sample[]): [title: string, sample: Sample, token: string, prints: string][] {
  return chosen.flatMap((sample) => {
    const title = `${sample.operationId} in ${sampleLanguages[sample.language].name}`;
    return [
      [title, sample, sampleSettings.TICAGA_API_TOKEN, sample.prints],
      [`${title} with a wrong token`, sample, 'wrong', sample.printsRefused],
    ];
  });
}

async function printsItsPage(_: string, sample: Sample, token: string, prints: string): Promise<void> {
  expect(await printed(sample, token)).toBe(prints);
}

describe('The samples', () => {
  it('cover every operation that has samples in every language', () => {
    const pairs = samples.map(({ operationId, language }) => `${operationId} ${language}`).sort();
    const languages = Object.keys(sampleLanguages);
    const main = operations.filter(({ operationId }) => behaviours[operationId].sample);
    const all = main.flatMap(({ operationId }) => languages.map((language) => `${operationId} ${language}`));
    expect(pairs).toEqual(all.sort());
  });

  it.each(samples.filter(isPhp).map((sample) => [fileOf(sample), sample] as const))(
    'keep %s to the syntax of PHP 7.2',
    (_, { text }) => {
      const newer = [
        /\bfn\s*\(/,
        /\?->/,
        /\?\?=/,
        /\bmatch\s*\(/,
        /private (int|string|array|bool|\?)/,
        /\.\.\.\[/,
        /,\s*\)/,
      ];
      expect(newer.filter((syntax) => syntax.test(text))).toEqual([]);
    },
  );

  it('leave the customer linked to the Blesta client that they name', async () => {
    const fake = await startFake();
    try {
      await runSample(samples.find((sample) => sample.operationId === 'assignBillingId' && !isPhp(sample))!, fake.url);
      const response = await fetch(`${fake.url}/api/customers/get/1`, {
        headers: { authorization: `Bearer ${sampleSettings.TICAGA_API_TOKEN}`, accept: 'application/json' },
      });
      expect(await response.json()).toMatchObject({ user: { billing_id: '2', billing_system: 'Blesta' } });
      expect(fake.violations()).toEqual([]);
    } finally {
      await fake.close();
    }
  });
});

function fileOf({ operationId, language }: Sample): string {
  return `${operationId}-${language}.${endings[language]}`;
}

/** The world of the examples: the moments at which they were changed, and seven tickets that were opened before. */
const moments: Partial<Record<string, string>> = {
  linkCustomer: '2025-07-14T09:00:00.000Z',
  createTicket: '2025-07-14T09:30:00.000Z',
};
const { tickets, ...seed } = defaultSeed;
const earlier = { ...tickets[0], id: 7 };

async function printed(sample: Sample, token: string): Promise<string> {
  const moment = moments[sample.operationId];
  const fake = await startFake({
    seed: { ...seed, tickets: [...tickets, earlier] },
    ...(moment === undefined ? {} : { now: () => new Date(moment) }),
  });
  try {
    return await runSample(sample, fake.url, token);
  } finally {
    await fake.close();
  }
}

async function runSample(
  sample: Sample,
  url: string,
  token: string = sampleSettings.TICAGA_API_TOKEN,
): Promise<string> {
  const file = fileOf(sample);
  const [program, argument] = {
    sh: ['sh', file],
    php: ['php', file],
    mjs: [process.execPath, file],
    ts: [process.execPath, join('dist', file.replace(/ts$/, 'js'))],
  }[endings[sample.language]] as [string, string];
  const environment = { ...process.env, ...sampleSettings, TICAGA_API_URL: url, TICAGA_API_TOKEN: token };
  const { stdout } = await run(program, [argument], { cwd: folder, env: environment });
  return stdout;
}
