import { olderDocument } from '../../document/older-addresses.js';
import type { RunningFake } from '../../fake/start-fake.js';
import { readRecording } from '../../recordings/read-recording.js';
import type { RecordedExchange } from '../../recordings/recorded-exchange.js';
import { type Place, playRecording, type Replayed } from '../../recordings/replay/play-recording.js';
import { replayReport } from '../../recordings/replay/replay-report.js';
import { createMask } from '../../report/mask.js';
import { createClient } from '../../wire/http-client.js';
import { baseUrlOf } from '../base-url.js';
import { defineCommand } from '../command.js';
import { configOptions } from '../config-options.js';
import { clientOptions, connectionOptions } from '../connection-options.js';
import { fakeOptions, type LoadedFakeOptions, loadFakeOptions } from '../fake-options.js';
import { printReport } from '../print-report.js';
import { reporterTo } from '../reporter-option.js';
import { signalStatus } from '../signal-status.js';

const askedBy = {
  command: 'replay',
  example: 'ticaga-kit replay recording.har --to http://127.0.0.1:4010',
  credentials: 'Give them with TICAGA_API_EMAIL and TICAGA_API_TOKEN.',
};

/** Plays a recording once more, and says where the answers part. */
export const replay = defineCommand({
  name: 'replay',
  summary: 'Play a recording against a fake or a server, and print where each answer first differs',
  positionals: '<recording>',
  options: {
    to: { type: 'text', value: 'URL', summary: 'The server to play it against; without it, a fake of its own' },
    email: {
      type: 'text',
      value: 'EMAIL',
      env: 'TICAGA_API_EMAIL',
      notInFile: 'Set TICAGA_API_EMAIL.',
      summary: "An administrator's email for the server of --to, since recordings hold no credentials",
    },
    token: {
      type: 'text',
      value: 'TOKEN',
      env: 'TICAGA_API_TOKEN',
      secret: true,
      notInFile: 'A file with a secret ends up in a repository: set TICAGA_API_TOKEN.',
      summary: 'The API token for it; the environment variable stands in no process list',
    },
    'allow-writes': { type: 'flag', summary: 'Send what may write to the server of --to, too' },
    ...fakeOptions,
    ...connectionOptions,
    reporter: reporterTo('stdout'),
    ...configOptions,
  },
  examples: [
    'ticaga-kit replay recording.har',
    'ticaga-kit replay recording.har --to https://helpdesk.example.com',
    'ticaga-kit replay contract.pact.json --profile laravel-8',
  ],
  async run({ options, positionals }, io) {
    const [file] = positionals as [string];
    const { to, email = '', token = '' } = options;
    const baseUrl = to === undefined ? undefined : baseUrlOf(to, askedBy);
    const recording = await readRecording(file);
    const chosen = await loadFakeOptions(options);
    const send = createClient(await clientOptions(options, io));
    const common = { recording, send, further: [...chosen.also, olderDocument], signal: io.signal };
    const played =
      baseUrl === undefined
        ? await withFake(chosen, (fake) => {
            const setUp = worldsOf(fake);
            return playRecording({ ...common, place: placeOf(fake), allowsWrites: true, setUp });
          })
        : await playRecording({ ...common, place: { baseUrl, email, token }, allowsWrites: options['allow-writes'] });
    const report = replayReport(played, `${file} against ${baseUrl ?? 'a fake'}`);
    await printReport(options.reporter, () => report, io, { hide: createMask([token]) });
    return io.signal.aborted ? signalStatus(io.signal) : statusFor(played);
  },
});

/** 1: an answer differs, or there is none. 2: nothing could be compared. */
function statusFor(played: readonly Replayed[]): number {
  const compared = played.filter(({ result }) => result !== 'skipped');
  if (compared.length === 0) return 2;
  return compared.every(({ result }) => result === 'same') ? 0 : 1;
}

async function withFake<T>(options: LoadedFakeOptions, use: (fake: RunningFake) => Promise<T>): Promise<T> {
  const { startFake } = await import('../../fake/start-fake.js');
  const fake = await startFake(options);
  try {
    return await use(fake);
  } finally {
    await fake.close();
  }
}

const placeOf = ({ url, credentials }: Pick<RunningFake, 'url' | 'credentials'>): Place => ({
  baseUrl: url,
  ...credentials,
});

/** A sandbox for each exchange that asks for provider states, as Pact has it. */
function worldsOf(fake: RunningFake): (states: RecordedExchange['states']) => Promise<Place> {
  let count = 0;
  return async (states) => {
    const world = fake.sandbox(`replay-${++count}`);
    let { email, token } = world.credentials;
    for (const { name, params } of states) {
      const values = await world.state(name as never, params as never);
      ({ admin_email: email, admin_token: token } = values as { admin_email: string; admin_token: string });
    }
    return { baseUrl: world.url, email, token };
  };
}
