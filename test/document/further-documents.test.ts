import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { KitError } from '../../src/errors.js';
import { startFake } from '../../src/fake/start-fake.js';

const fixture = new URL('articles.yaml', import.meta.url);
let articles: string;
beforeAll(async () => {
  articles = await readFile(fixture, 'utf8');
});

/** How a fake refuses documents, by the names of their files. @param texts the documents */
async function refusalOf(...texts: string[]): Promise<string> {
  const folder = await makeFolder();
  const files = texts.map((_, index) => join(folder, `mine${index === 0 ? '' : index}.yaml`));
  await Promise.all(texts.map((text, index) => writeFile(files[index] as string, text)));
  const error = await startFake({ also: files }).then(
    (fake) => fake.close(),
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(KitError);
  expect((error as KitError).code).toBe('document-invalid');
  return (error as KitError).render().replaceAll(`${folder}/`, '');
}

/** Schemas each of which holds all the others. */
function tangled(): string {
  const numbers = Array.from({ length: 11 }, (_, index) => index);
  const properties = numbers.map((number) => `p${number}: { $ref: "#/components/schemas/s${number}" }`).join(', ');
  return numbers
    .map((number) => `s${number}: { type: object, required: [p0], properties: { ${properties} } }`)
    .join(', ');
}

async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'ticaga-kit-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

async function written(text: string): Promise<string> {
  const file = join(await makeFolder(), 'mine.yaml');
  await writeFile(file, text);
  return file;
}

/** A document with one address. @param operation in YAML, indented by six */
const described = (path: string, operation: string) => `openapi: 3.1.0
info: { title: Mine, version: 1.0.0 }
paths:
  ${path}:
    get:
${operation}
`;
const success = '      responses: { "200": { description: Done. } }';

test.each<[what: string, text: string, refusal: string]>([
  ['what is no YAML', 'a: [', 'mine.yaml is no YAML.\n  Was:       Flow sequence'],
  [
    'another version',
    'swagger: "2.0"',
    'mine.yaml is no OpenAPI document of version 3.\n  Expected:  openapi: 3.1.0, or another 3.x\n  Was:       no field openapi\n  Where:     mine.yaml:1\n  Convert it to OpenAPI 3.1, or name another file.',
  ],
  [
    'a document without addresses',
    'openapi: 3.1.0\npaths: {}',
    'mine.yaml describes no address.\n  Expected:  paths with at least one address\n  Where:     mine.yaml:1\n  Correct it in the document.',
  ],
  [
    'an address outside /api',
    `servers: [{ url: https://a.example }]\n${described('/articles', success)}`,
    'The address /articles stands outside /api, where all calls of a plugin go.\n  Expected:  an address that begins with /api/\n  Where:     mine.yaml:5\n  Write servers: [{ url: https://yourdomain.com/api }], or the path with /api before it.',
  ],
  [
    'a path that is a reference',
    'openapi: 3.1.0\npaths:\n  /a: { $ref: "#/paths/~1b" }\n  /b: {}',
    'The path /a is a reference.\n  Expected:  its operations\n  Where:     mine.yaml:3\n  Write them here.',
  ],
  ['an operation that is none', 'openapi: 3.1.0\npaths: { /a: { get: 5 } }', 'get of /a is 5.\n  Expected:  a mapping'],
  ['no responses', described('/a', '      summary: A'), 'GET /a has no responses.\n  Expected:  at least one answer'],
  [
    'no success',
    described('/a', '      responses: { "404": { description: None. } }'),
    'GET /a has no answer of a success.\n  Expected:  a response with a status from 200 to 299',
  ],
  [
    'an answer without an example',
    described(
      '/a',
      '      responses: { "200": { description: A, content: { application/json: { schema: { type: object, required: [b], properties: { b: { type: string } } } } } } }',
    ),
    'The answer 200 of GET /a has no example.\n  Expected:  an example, since the fake answers from examples\n  Where:     mine.yaml:5\n  Give it one under content: application/json: example.',
  ],
  [
    'an answer that is no JSON',
    described('/a', '      responses: { "200": { description: A, content: { text/html: { example: "<p>" } } } }'),
    'The answer 200 of GET /a is no JSON.\n  Expected:  application/json',
  ],
  [
    'an example that its schema does not allow',
    described(
      '/a',
      '      responses: { "200": { description: A, content: { application/json: { schema: { type: object, properties: { id: { type: integer } } }, example: { id: one } } } } }',
    ),
    'The example 200 of GET /api/a is not what its schema says.\n  Expected:  integer at /id\n  Was:       "one"\n  Where:     mine.yaml:5\n  Correct the example or the schema: the fake answers nothing that its document does not allow.',
  ],
  [
    'a schema that is none',
    described('/a', `      parameters: [{ name: b, in: query, schema: { type: nmber } }]\n${success}`),
    'mine.yaml has a schema that cannot be read.\n  Was:       ',
  ],
  [
    'parameters that are no list',
    described('/a', `      parameters: 5\n${success}`),
    'The parameters of /a are 5.\n  Expected:  a list',
  ],
  [
    'a cookie',
    described('/a', `      parameters: [{ name: b, in: cookie }]\n${success}`),
    'The parameter b of GET /a stands in cookie, which the kit does not check.\n  Expected:  path, query or header',
  ],
  [
    'a style of parameters',
    described('/a', `      parameters: [{ name: b, in: query, style: deepObject }]\n${success}`),
    'The parameter b of GET /a has the style deepObject, which the kit does not check.\n  Expected:  form',
  ],
  [
    'a list with commas',
    described('/a', `      parameters: [{ name: b, in: query, explode: false }]\n${success}`),
    'The parameter b of GET /a has explode: false, which the kit does not check.\n  Expected:  explode: true',
  ],
  [
    'a parameter with a content',
    described('/a', `      parameters: [{ name: b, in: query, content: {} }]\n${success}`),
    'The parameter b of GET /a has a content, which the kit does not check.\n  Expected:  a schema',
  ],
  [
    'a body of another type',
    described('/a', `      requestBody: { content: { text/xml: {} } }\n${success}`),
    'The body of GET /a is text/xml, which the kit does not read.\n  Expected:  application/json, application/x-www-form-urlencoded, multipart/form-data',
  ],
  [
    'a body that is a list',
    described('/a', `      requestBody: { content: { application/json: { schema: { type: array } } } }\n${success}`),
    'The body of GET /a is a list, which the kit does not read.\n  Expected:  type: object',
  ],
  [
    'a parameter without a name',
    described('/a', `      parameters: [{ in: query }]\n${success}`),
    'A parameter of GET /a has no name.\n  Expected:  name: a text',
  ],
  [
    'a parameter that is not in its path',
    described('/a/{idd}', `      parameters: [{ name: id, in: path }]\n${success}`),
    'The parameter id of GET /a/{idd} is not in its path.\n  Expected:  {id} in the path',
  ],
  [
    'an unknown grade',
    described('/a', `      x-grade: banana\n${success}`),
    'There is no grade "banana".\n  Expected:  documented | observed | assumed',
  ],
  [
    'an address that it holds twice',
    `${described('/a', success)}  /api/a: { get: { responses: { "200": { description: A } } } }\n`,
    'holds get of /api/a twice.\n  Expected:  each address once',
  ],
  [
    'a success that says it is none',
    described(
      '/a',
      '      responses: { "200": { description: A, content: { application/json: { examples: { b: { x-outcome: refused, value: 1 } } } } } }',
    ),
    'GET /api/a has no answer of a success.\n  Expected:  a success without an x-outcome that says otherwise\n  Where:     mine.yaml:5',
  ],
  [
    'servers that are no list',
    `servers: { url: /api }\n${described('/a', success)}`,
    'The servers are {"url":"/api"}.\n  Expected:  a list',
  ],
  [
    'schemas with more ways through them than anybody waits for',
    `${described('/a', '      responses: { "200": { description: A, content: { application/json: { schema: { $ref: "#/components/schemas/s0" } } } } }')}components: { schemas: { ${tangled()} } }`,
    'The answer 200 of GET /a has no example.',
  ],
  [
    'a body of no type',
    described('/a', `      requestBody: { content: {} }\n${success}`),
    'The body of GET /a is of no type',
  ],
  [
    'a reference to nothing',
    described('/a', '      responses: { "200": { $ref: "#/components/responses/A" } }'),
    'The reference #/components/responses/A leads to nothing.\n  Expected:  a reference to something in the document\n  Where:     mine.yaml:6',
  ],
  [
    'a reference to itself',
    `${described('/a', '      responses: { "200": { $ref: "#/components/b" } }')}components: { b: { $ref: "#/components/c" }, c: { $ref: "#/components/b" } }`,
    'The reference #/components/b leads back to itself.\n  Expected:  a reference to a value',
  ],
  [
    'a reference to another file',
    described('/a', '      responses: { "200": { $ref: "b.yaml#/b" } }'),
    'The reference b.yaml#/b leads out of the document.\n  Expected:  a reference that begins with #/\n  Where:     mine.yaml:6\n  Bundle the document into one file first.',
  ],
  [
    'an address of openapi.yaml',
    described('/customers/get/{id}', success),
    'Two documents hold the address GET /api/customers/get/{id}.\n  Where:     mine.yaml:5 and openapi.yaml:',
  ],
  [
    'an address that a parameter of openapi.yaml fits',
    described('/api/customers/get/me', success),
    'Two documents hold the address GET /api/customers/get/me.\n  Where:     mine.yaml:5 and openapi.yaml:',
  ],
  [
    'an older address',
    described('/clients/{client}', success),
    'Two documents hold the address GET /api/clients/{client}.\n  Where:     mine.yaml:5 and older-addresses.yaml:',
  ],
  [
    'the name of another operation',
    described('/a', `      operationId: getCustomer\n${success}`),
    'Two documents have an operation getCustomer.\n  Where:     mine.yaml:5 and openapi.yaml:',
  ],
])('%s is refused', async (_, text, refusal) => {
  expect(await refusalOf(text)).toContain(refusal);
});

test('a word where an older address has a number is an address of its own', async () => {
  const fake = await startFake({ also: [await written(described('/tickets/archive', success))] });
  await fake.close();
});

test('an address that two documents of the user hold is refused, with both places', async () => {
  const other = described('/articles/{number}', success);
  expect(await refusalOf(articles, other)).toBe(
    [
      'Two documents hold the address GET /api/articles/{number}.',
      '  Where:     mine1.yaml:5 and mine.yaml:9',
      '  Take it out of your document: --also is for addresses that the kit does not know.',
    ].join('\n'),
  );
});
