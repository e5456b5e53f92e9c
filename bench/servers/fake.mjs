// The fake as it ships: validation, credentials and journal on. Arguments: [number of customers [file to keep them in]]
import { startFake } from '../../dist/index.js';
import { announce } from './announce.mjs';
import { seedOf } from './seed.mjs';

const [count, db] = process.argv.slice(2);

const fake = await startFake({
  port: 0,
  ...(count === undefined ? {} : { seed: seedOf(Number(count)) }),
  ...(db === undefined ? {} : { db }),
});
announce(fake.url);
