import { type Assumptions, defaultAssumptions } from '../document/assumptions.js';
import type { Entry } from '../journal/entry.js';
import type { SeenExchange } from '../proxy/create-passage.js';
import { createLearner, type Learned } from '../proxy/learn/create-learner.js';
import { openHarFile } from '../recordings/har-file.js';
import { createProfile, renderProfile } from '../verify/profile.js';
import { openProfileFile, type ProfileFile } from '../verify/profile-file.js';
import type { Io } from './command.js';
import { schemaLine } from './schema-line.js';

/** The files that a proxy writes at its end. */
export interface TrafficFiles {
  keep(entry: Entry): void;
  hear(exchange: SeenExchange, entry: Entry): void;
  /** Writes them, and says so. @throws KitError file-unwritable */
  finish(io: Io): Promise<void>;
  /** Leaves every file as it was. */
  abandon(): Promise<void>;
}

/**
 * Opens the files of --har and --learn, so that one that cannot be written is refused before anything passes.
 * @param target the server that is spoken to
 * @param assume what it is expected to do
 * @throws KitError file-unwritable
 */
export async function openTrafficFiles(
  options: { har: string | undefined; learn: string | undefined; mask?: readonly string[] | undefined },
  target: string,
  assume: Partial<Assumptions>,
): Promise<TrafficFiles> {
  const expected = { ...defaultAssumptions, ...assume };
  const learner = createLearner(expected);
  const profile = options.learn === undefined ? undefined : await openProfileFile(options.learn);
  const opening = options.har === undefined ? undefined : openHarFile(options.har, target, options.mask ?? []);
  const har = await opening?.catch(async (error: unknown) => {
    await profile?.close();
    throw error;
  });
  return {
    keep: (entry) => har?.add(entry),
    hear: profile ? learner.hear : () => undefined,
    async finish(io) {
      try {
        if (har) io.stderr(`Wrote ${options.har}: ${countOf(await har.finish(), 'exchange', 'exchanges')}.\n`);
      } finally {
        if (profile) await writeLearned(learner.learned(), profile, { target, expected }, io);
      }
    },
    async abandon() {
      await har?.abandon();
      await profile?.close();
    },
  };
}

/** Tells what was learned, and writes it where anything was. */
async function writeLearned(
  learned: Learned,
  file: ProfileFile,
  { target, expected }: { target: string; expected: Assumptions },
  { stderr }: Io,
): Promise<void> {
  const { refuted, confirmed, contradictory, open, evidence } = learned;
  try {
    for (const { name, values } of contradictory) {
      stderr(
        `The server does not keep to one value of ${name}: ${values.join(' here, ')} there. ${evidence.get(name)}\n`,
      );
    }
    if (refuted.length + confirmed.length === 0) {
      return stderr(`Nothing that passed by settles a switch, and so ${file.path} stays as it was.\n`);
    }
    const profile = createProfile(target, learned, expected, new Date());
    const remarks = { writtenBy: 'proxy', remark: 'Beside each value stands the exchange that proves it.', evidence };
    await file.write(schemaLine('profile', file.path) + renderProfile(profile, remarks));
    const told = [
      countOf(refuted.length, 'assumption refuted', 'assumptions refuted'),
      `${confirmed.length} confirmed`,
      `${open.length} open`,
    ];
    stderr(
      `Wrote ${file.path}: ${told.join(', ')}. serve --profile ${file.path} starts a fake that behaves the same.\n`,
    );
  } finally {
    await file.close();
  }
}

const countOf = (count: number, one: string, several: string): string => `${count} ${count === 1 ? one : several}`;
