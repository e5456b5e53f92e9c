import { coveringRows, type Factor, type Settings } from './covering-rows.js';

/** The fewest settings with which a run does not survive, and that run. */
export interface Unsurvived<Run> {
  settings: Settings;
  run: Run;
}

/**
 * Tries values of switches until every two have met, and finds out which make a run fail. What was found guilty is left
 * out of the settings that come later.
 * @param factors the switches, each with the value that it has anyway first; with those the run survives
 * @param tryOut runs with other values of some of them
 */
export async function findUnsurvived<Run extends { isSurvived: boolean }>(
  factors: readonly Factor[],
  tryOut: (settings: Settings) => Promise<Run>,
): Promise<Unsurvived<Run>[]> {
  const known = new Map<string, Run>();
  const found: Unsurvived<Run>[] = [];
  for (const row of coveringRows(factors)) {
    for (let rest = withoutGuilty(row); Object.keys(rest).length > 0; rest = withoutGuilty(rest)) {
      const run = await runWith(rest);
      if (run.isSurvived) break;
      found.push(await guiltyOf({ settings: rest, run }));
    }
  }
  return found;

  async function runWith(settings: Settings): Promise<Run> {
    const key = JSON.stringify(Object.entries(settings).sort());
    const run = known.get(key) ?? (await tryOut(settings));
    known.set(key, run);
    return run;
  }

  function withoutGuilty(settings: Settings): Settings {
    return found.reduce((rest, { settings: guilty }) => {
      const isWhole = Object.entries(guilty).every(([name, value]) => rest[name] === value);
      const [first] = Object.keys(guilty);
      return isWhole ? only(rest, (name) => name !== first) : rest;
    }, settings);
  }

  /** Half of the settings are dropped at a time, and one by one where only both halves together are guilty. */
  async function guiltyOf(failed: Unsurvived<Run>): Promise<Unsurvived<Run>> {
    const names = Object.keys(failed.settings);
    if (names.length < 2) return failed;
    const half = Math.ceil(names.length / 2);
    for (const part of [names.slice(0, half), names.slice(half)]) {
      const settings = only(failed.settings, (name) => part.includes(name));
      const run = await runWith(settings);
      if (!run.isSurvived) return guiltyOf({ settings, run });
    }
    let fewest = failed;
    for (const name of names) {
      const settings = only(fewest.settings, (other) => other !== name);
      const run = await runWith(settings);
      if (!run.isSurvived) fewest = { settings, run };
    }
    return fewest;
  }
}

const only = (settings: Settings, keeps: (name: string) => boolean): Settings =>
  Object.fromEntries(Object.entries(settings).filter(([name]) => keeps(name)));
