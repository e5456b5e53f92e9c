// One of several servers on a database. Arguments: its address, number of customers
import { startReplica } from '../../dist/fake/shared/start-replica.js';
import { announce } from './announce.mjs';
import { seedOf } from './seed.mjs';

const [db, count] = process.argv.slice(2);
/** Room for a million exchanges. */
const journalBytes = 4 * 2 ** 30;

const replica = await startReplica({ db, seed: seedOf(Number(count)), journalBytes });
announce(replica.url);
