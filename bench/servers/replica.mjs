// One of several servers on one database. Arguments: the address of the database [bytes that its journals may hold]
import { startReplica } from '../../dist/fake/shared/start-replica.js';
import { announce } from './announce.mjs';

const [db, journalBytes] = process.argv.slice(2);
const replica = await startReplica({
  db,
  ...(journalBytes === undefined ? {} : { journalBytes: Number(journalBytes) }),
});
announce(replica.url);
