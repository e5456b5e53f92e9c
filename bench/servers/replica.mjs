// One of several servers on a database. Arguments: its address [what the journals may hold together, in bytes]
import { startReplica } from '../../dist/fake/shared/start-replica.js';
import { announce } from './announce.mjs';

const [db, journalBytes] = process.argv.slice(2);

const replica = await startReplica({
  db,
  ...(journalBytes === undefined ? {} : { journalBytes: Number(journalBytes) }),
});
announce(replica.url);
