import { once } from 'node:events';
import { cpSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { temporaryDirectory } from '../store/example-state.js';
import { askInSteps, deadFile, linksOf, Opener, stopAtSystemCalls } from './stopped-opener.js';

describe.skipIf(process.platform !== 'linux')('the file of a dead process', () => {
  it('is taken over by one process alone, wherever another is stopped in taking it, and no change is lost', async () => {
    const dead = await deadFile();
    const third = await Opener.start();
    const outcomes = { first: 0, second: 0 };
    let stops = Number.POSITIVE_INFINITY;
    // Until opening is over before so many stops.
    for (let stopAt = 1; stops >= stopAt - 1; stopAt++) {
      const folder = temporaryDirectory();
      cpSync(dead, folder, { recursive: true });
      const file = `${folder}/db.json`;
      const [first, second] = await Promise.all([Opener.start(), Opener.start()]);
      const tracer = await stopAtSystemCalls(first);

      stops = 0;
      let answerOfSecond = '';
      const acknowledged = ['1 first'];
      const answerOfFirst = await askInSteps(first, `open ${file}`, async () => {
        stops += 1;
        if (stops === stopAt) {
          answerOfSecond = await second.ask(`open ${file}`);
          if (answerOfSecond === 'open') {
            expect(await second.ask('change 2 second')).toBe('kept');
            acknowledged.push('2 second');
          }
        }
        // From now on there is a holder, the first or the second.
        if (stops >= stopAt) expect(await third.ask(`open ${file}`), `at stop ${stops} of ${stopAt}`).toBe('db-locked');
      });
      if (stops < stopAt) answerOfSecond = await second.ask(`open ${file}`);
      expect([answerOfFirst, answerOfSecond].sort(), `stopped at ${stopAt}`).toEqual(['db-locked', 'open']);
      if (answerOfFirst === 'open') {
        const change = askInSteps(first, 'change 3 third', async () => {
          expect(await third.ask(`open ${file}`)).toBe('db-locked');
        });
        expect(await change).toBe('kept');
        acknowledged.push('3 third');
      }
      outcomes[answerOfFirst === 'open' ? 'first' : 'second'] += 1;

      const ended = once(tracer, 'exit');
      tracer.kill();
      await Promise.all([ended, first.kill(), second.kill()]);
      expect(await linksOf(file), `stopped at ${stopAt}`).toEqual(acknowledged);
    }
    // The name is claimed after some calls, and some follow: either side won at some.
    expect(outcomes.first).toBeGreaterThan(5);
    expect(outcomes.second).toBeGreaterThan(5);
  });

  it('is let go in one step when the file is closed, and then holds everything', async () => {
    const folder = await deadFile();
    const file = `${folder}/db.json`;
    const [first, second] = await Promise.all([Opener.start(), Opener.start()]);
    expect(await first.ask(`open ${file}`)).toBe('open');
    expect(await first.ask('change 2 second')).toBe('kept');
    await stopAtSystemCalls(first);
    const answers: string[] = [];
    const closed = await askInSteps(first, 'close', async () => {
      const answer = await second.ask(`open ${file}`);
      answers.push(answer);
      if (answer === 'open') {
        expect(await second.ask(`change 3 ${answers.length}`)).toBe('kept');
        expect(await second.ask('close')).toBe('closed');
      }
    });
    expect(closed).toBe('closed');
    const opened = answers.indexOf('open');
    expect(opened).toBeGreaterThan(5);
    expect(answers.slice(opened)).not.toContain('db-locked');
    expect(await linksOf(file)).toEqual(['1 first', '2 second', `3 ${answers.length}`]);
  });
});
