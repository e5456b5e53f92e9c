import { expect, test } from 'vitest';
import { startFake } from '../../../src/fake/start-fake.js';
import { describePhpWith } from '../../helpers/describe-php.js';
import { compare } from './agreement.js';
import { startLaravel } from './laravel-server.js';
import { learnFrom } from './lessons.js';

const describeLaravel = describePhpWith('what a real Laravel on MariaDB answers', 'pdo_mysql', 'mariadb', 'laravel');

/** Requests whose answer may be the database's: ids of every shape, and emails. */
const ofTheDatabase = /\bids?\b|_id\b|digit|email|letters beyond ASCII|pair|for an id/;

describeLaravel('a server on MariaDB', () => {
  test('teaches verify all that a fake needs to find and refuse as it does, but for the known differences', async () => {
    const laravel = await startLaravel({}, 'mariadb');
    try {
      const { assumptions } = await learnFrom(laravel.url, {
        'error-wording': 'laravel-8',
        'malformed-id': 'leading-digits',
      });
      const fake = await startFake({ assume: assumptions });
      const { surprises, share } = await compare('mariadb', laravel, fake, ofTheDatabase).finally(() => fake.close());
      expect(surprises).toEqual([]);
      expect(share).toBeGreaterThanOrEqual(0.97);
    } finally {
      await laravel.close();
    }
  });
});
