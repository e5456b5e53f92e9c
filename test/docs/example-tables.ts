import type { FileEntry } from '../../src/docs/file-page.js';
import type { ReferenceTables } from '../../src/docs/reference-page.js';

/** Small tables in the shape of the kit's own. */
export const exampleTables: ReferenceTables = {
  commands: [
    {
      name: 'serve',
      summary: 'Start the fake',
      usage: 'ticaga-kit serve [options]',
      options: [
        { name: '--port', takes: 'NUMBER', default: '8080', env: 'PORT', summary: 'The port to listen on' },
        { name: '--quiet', summary: 'Say nothing | write nothing', multiple: true },
      ],
      examples: ['ticaga-kit serve --port 0'],
    },
  ],
  errors: [{ code: 'usage', status: 2, title: 'The command line was not understood.' }],
  violations: [{ code: 'field-missing', title: 'A required field is not in the body.' }],
  remarks: [{ code: 'write-repeated', title: 'The same write succeeded twice in a row.' }],
  faults: [{ kind: 'hang', id: 900028, handled: false, curl: 'errno 28', does: 'No answer.', alias: 'HANG' }],
  states: [{ name: 'a customer exists', description: 'It does.', params: { id: 'the id' }, returns: ['id', 'email'] }],
  profiles: [{ name: 'kind-of-server', summary: 'A kind of server.', assumptions: { auth: 'basic' } }],
  controlPlane: [{ method: 'GET', path: '/__admin/health', summary: 'Says that the fake runs.' }],
};

export const exampleFiles: readonly FileEntry[] = [
  {
    name: 'seed',
    use: 'For serve.',
    example: 'customers: []\n',
    isNested: true,
    schema: {
      title: 'A seed: the state',
      required: ['customers'],
      properties: {
        customers: {
          type: 'array',
          description: 'Who there is.',
          items: { required: ['id'], properties: { id: { type: 'integer' }, email: { type: ['string', 'null'] } } },
        },
        mode: { enum: ['one', 'two'] },
        names: { anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }] },
      },
    },
  },
];
