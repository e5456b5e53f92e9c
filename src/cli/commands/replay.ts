import { olderDocument } from '../../document/older-addresses.js';
import { readRecording } from '../../recordings/read-recording.js';
import { playRecording, type Replayed, type ReplayOptions } from '../../recordings/replay/play-recording.js';
import { replayReport } from '../../recordings/replay/replay-report.js';
import type { Place } from '../../recordings/replay/send-again.js';
import { createMask } from '../../report/mask.js';
import { createClient } from '../../wire/http-client.js';
import { baseUrlOf } from '../base-url.js';
import { defineCommand, type Io } from '../command.js';
import { configOptions } from '../config-options.js';
import { clientOptions, connectionOptions } from '../connection-options.js';
import { fakeOptions, loadFakeOptions } from '../fake-options.js';
import { placeOf, playedServerOptions, withFake, withWorldsAt, worldsOf } from '../played-worlds.js';
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
    ...playedServerOptions,
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
        ? await withFake(chosen, (fake) =>
            playRecording({ ...common, place: placeOf(fake), allowsWrites: true, setUp: worldsOf(fake) }),
          )
        : await playAt({ baseUrl, email, token }, { ...common, allowsWrites: options['allow-writes'] }, io);
    const report = replayReport(played, `${file} against ${baseUrl ?? 'a fake'}`);
    await printReport(options.reporter, () => report, io, { hide: createMask([token]) });
    return io.signal.aborted ? signalStatus(io.signal) : statusFor(played);
  },
});

const playAt = (place: Place, options: Omit<ReplayOptions, 'place' | 'setUp'>, { env, signal }: Io) =>
  withWorldsAt(
    place,
    [options.recording],
    { send: options.send, signal, adminToken: env.TICAGA_KIT_ADMIN_TOKEN },
    (worlds) => playRecording({ ...options, place, ...worlds }),
  );

/** 1: an answer differs, or there is none. 2: nothing could be compared. */
function statusFor(played: readonly Replayed[]): number {
  const compared = played.filter(({ result }) => result !== 'skipped');
  if (compared.length === 0) return 2;
  return compared.every(({ result }) => result === 'same') ? 0 : 1;
}
