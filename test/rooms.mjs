/**
 * The rooms of src/: what each holds, in a sentence, and which others it may import besides itself and types of
 * generated/. Arrows run one way. test/layers.test.ts holds the code to it, and docs/guide/working-on-it.md
 * prints it.
 */
export const rooms = {
  'index.ts': {
    holds: 'the public door of the package: re-exports only',
    imports: ['consumer', 'fake', 'control', 'journal', 'customers', 'errors.ts', 'generated'],
  },
  'palette.css': { holds: 'the colours of the inspector and of the documentation', imports: [] },
  'errors.ts': { holds: "the kit's own errors in one table: code, title, exit status", imports: [] },
  generated: { holds: 'what follows from the YAML documents; never edited by hand', imports: [] },
  records: { holds: 'collections of records by id and by key, and how a change to them is undone', imports: [] },
  customers: {
    holds: 'the rules of customers, their links and their passwords, on plain records: no HTTP, no store, no clock',
    imports: ['records'],
  },
  departments: { holds: 'what a department is, and which departments somebody sees', imports: [] },
  tickets: {
    holds: 'the rules of tickets and their responses, on plain records likewise',
    imports: ['records', 'customers', 'departments'],
  },
  document: {
    holds:
      'openapi.yaml as data: operations, answers, grades, switches, validators; the provider states; reading text and YAML',
    imports: ['errors.ts', 'generated'],
  },
  operations: {
    holds: 'one file an operation: what no document can say of it; and the table of them',
    imports: ['document', 'tickets', 'departments', 'customers', 'records'],
  },
  journal: {
    holds: 'what was said on the wire, and what in it broke the contract',
    imports: ['document', 'errors.ts'],
  },
  store: {
    holds: 'what a world remembers and where it is kept: memory, a file with lowdb, or PostgreSQL',
    imports: ['journal', 'document', 'tickets', 'departments', 'customers', 'records', 'errors.ts', 'generated'],
  },
  wire: {
    holds: 'how the kit itself speaks to a server: TLS, limits of time and size, what the bytes of an answer are',
    imports: ['report', 'document', 'errors.ts'],
  },
  judges: {
    holds: 'what breaks the contract in a request, as a Laravel reads it, and in an answer; whoever sent it',
    imports: ['wire', 'operations', 'journal', 'document'],
  },
  control: {
    holds: 'the control plane of a journal and the page that shows it, in front of whatever server',
    imports: ['journal', 'report', 'document', 'errors.ts', 'generated'],
  },
  report: {
    holds: 'findings as text for a terminal, JUnit, JSON or GitHub; requests as curl commands. Strings only',
    imports: ['journal', 'document', 'errors.ts'],
  },
  fake: {
    holds:
      'the fake server: api/ answers operations, control/ is what its control plane has besides, worlds/ are its sandboxes, misbehaviour/ are faults and deviations',
    imports: [
      'wire',
      'judges',
      'control',
      'recordings',
      'operations',
      'store',
      'journal',
      'document',
      'tickets',
      'departments',
      'customers',
      'records',
      'errors.ts',
      'generated',
    ],
  },
  proxy: {
    holds: 'the same judges in front of a real server: passes on what both sides say, and keeps it without its secrets',
    imports: ['wire', 'judges', 'control', 'journal', 'report', 'document', 'errors.ts', 'generated'],
  },
  recordings: {
    holds:
      'what was said as a file that other tools read, or that other tools wrote; what comes of saying it again, and who would break if the answers changed',
    imports: ['wire', 'judges', 'operations', 'journal', 'report', 'document', 'errors.ts', 'generated'],
  },
  contracts: {
    holds: 'reads the Arazzo documents of contracts/ and checks them against openapi.yaml',
    imports: ['document', 'errors.ts'],
  },
  verify: {
    holds:
      'plays contracts against any URL, real or not, and says what was seen: judge/ decides, play/ plays a workflow, sandboxes/ and live/ are the two ways to play them all',
    imports: ['contracts', 'wire', 'judges', 'operations', 'report', 'document', 'customers', 'errors.ts', 'generated'],
  },
  consumer: {
    holds: "runs a plugin's own tests against the fake: exec/ judges what they sent, mutate/ what they notice",
    imports: ['fake', 'judges', 'operations', 'report', 'journal', 'document', 'errors.ts', 'generated'],
  },
  docs: { holds: 'the documents as Markdown and HTML. Strings only', imports: ['operations', 'document', 'generated'] },
  init: {
    holds: "looks at a plugin's folder, and puts together the first set of tests for it from templates/",
    imports: ['document'],
  },
  inspector: {
    holds: 'the page of the fake; runs in a browser, and so takes types and plain rules alone from other rooms',
    imports: ['journal', 'document', 'customers', 'tickets', 'departments'],
  },
  cli: {
    holds: 'the command line: main.ts and one file a command. The only room with arguments, console and exit',
    imports: [
      'operations',
      'fake',
      'store',
      'proxy',
      'recordings',
      'verify',
      'wire',
      'consumer',
      'init',
      'docs',
      'contracts',
      'report',
      'journal',
      'document',
      'errors.ts',
      'generated',
    ],
  },
};
