import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import seedSchema from '../../schemas/seed.schema.json' with { type: 'json' };
import { isPassword } from '../../src/customers/password.js';
import { checkResponseBody } from '../../src/document/validate-response.js';
import { KitError } from '../../src/errors.js';
import { defaultSeed } from '../../src/generated/default-seed.js';
import { completeSeed } from '../../src/store/complete-seed.js';
import { loadSeed, parseSeed } from '../../src/store/seed.js';
import { temporaryDirectory } from './example-state.js';

const staff = 'staff:\n  - { id: 9, name: Ada, email: ada@example.com, token: ada-token }\n';

async function refusal(text: string): Promise<KitError> {
  const error = await parseSeed(text, 'seed.yaml').catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(KitError);
  return error as KitError;
}

describe('a seed', () => {
  it('with several mistakes is told each one: the field, and what is wrong with it', async () => {
    const { message, details } = await refusal(
      `customers:\n  - { id: 3, name: Joe, emial: joe@example.com }\n  - { id: 0, name: Ann, email: a@example.com }\n${staff}`,
    );
    expect(message).toBe('customers[0].email is missing in the seed.');
    expect(details.fix).toBe(
      'Correct it and start again. The same seed has other mistakes: seed.yaml:2:25, customers[0].emial: there is no such field, did you mean email?; seed.yaml:3:7, customers[1].id: expected at least 1.',
    );
  });

  it('is read from YAML, and completed with the values of a new, unlinked customer', async () => {
    const seed = await parseSeed(`customers:\n  - { id: 3, name: Joe, email: joe@example.com }\n${staff}`, 'seed.yaml');
    expect(seed).toEqual({
      customers: [
        {
          id: 3,
          name: 'Joe',
          email: 'joe@example.com',
          email_verified_at: null,
          company: '',
          phone_number: '',
          billing_id: '0',
          billing_system: '',
          account_manager: '0',
          biography: '',
          created_at: '2025-01-01T00:00:00.000000Z',
          updated_at: '2025-01-01T00:00:00.000000Z',
        },
      ],
      passwords: [],
      departments: completeSeed(defaultSeed).departments,
      tickets: [],
      responses: [],
      staff: [{ id: 9, name: 'Ada', email: 'ada@example.com', token: 'ada-token', revoked: false }],
      billingSystems: ['Blesta', 'ClientExec', 'WHMCS'],
      assumptions: {},
    });
  });

  it('completes departments and tickets, numbers the responses, and keeps a password as a hash alone', async () => {
    const joe = { id: 3, name: 'Joe', email: 'joe@example.com', password: 'joes-password' };
    const asked = { id: 5, user_id: 3, subject: 'Down', message: 'It is.', department_slug: 'help' };
    const seed = completeSeed({
      customers: [joe],
      staff: [],
      departments: [{ id: 1, slug: 'help', department_name: 'Help' }],
      tickets: [
        { ...asked, responses: [{ content: 'Since when?', employee_response: true }, { content: 'Today.' }] },
        { ...asked, id: 6, user_id: 0, public_name: 'Greta', responses: [{ content: 'Hello?' }] },
      ],
    });
    expect(seed.departments).toEqual([
      {
        id: 1,
        slug: 'help',
        department_name: 'Help',
        department_description: null,
        is_disabled: false,
        is_public: true,
        allows_high_priority: true,
        cc_enabled: false,
        show_services: false,
        custom_fields: [],
      },
    ]);
    expect(seed.tickets[0]).toMatchObject({ id: 5, ticket_code: 'TCK-000005', status: 'open', rating: null });
    const said = seed.responses.map(({ id, ticket_id, user_id, user_name }) => [id, ticket_id, user_id, user_name]);
    expect(said).toEqual([
      [1, 5, 0, 'Support'],
      [2, 5, 3, 'Joe'],
      [3, 6, 0, 'Greta'],
    ]);
    expect(seed.passwords.map(({ id }) => id)).toEqual([3]);
    expect(isPassword(seed.passwords[0]!, 'joes-password')).toBe(true);
    expect(JSON.stringify(seed)).not.toContain('joes-password');
  });

  it('is read from JSON, with billing systems and assumptions of its own', async () => {
    const raw = { customers: [], staff: [], billing_systems: ['Blesta', 'Paymenter'] };
    const member = { id: 9, name: 'Ada', email: 'ada@example.com', token: 'ada-token', revoked: true };
    const assumptions = { 'unknown-customer-status': 404 };
    const seed = await parseSeed(JSON.stringify({ ...raw, staff: [member], assumptions }), 'seed.json');
    expect(seed.billingSystems).toEqual(['Blesta', 'Paymenter']);
    expect(seed.staff).toEqual([member]);
    expect(seed.assumptions).toEqual({ 'unknown-customer-status': '404' });
  });

  it('is shipped with customers that openapi.yaml would let the API answer', () => {
    const { customers, staff } = completeSeed(defaultSeed);
    expect(customers).toHaveLength(12);
    expect(customers.flatMap((user) => checkResponseBody('getCustomer', 200, { user }))).toEqual([]);
    expect(staff[0]).toMatchObject({ email: 'admin@example.com', token: 'ticaga-demo-token', revoked: false });
  });

  const mistakes: Record<string, { text: string; message: string; details: Partial<KitError['details']> }> = {
    'a field of the wrong form': {
      text: `customers:\n  - id: 3\n    name: Joe\n    email: nobody\n${staff}`,
      message: 'customers[0].email of the seed is wrong.',
      details: { was: '"nobody"', where: 'seed.yaml:4:5, customers[0].email' },
    },
    'a number where the API has text': {
      text: `${staff}customers:\n  - { id: 3, name: Joe, email: joe@example.com, billing_id: 77 }`,
      message: 'customers[0].billing_id of the seed is wrong.',
      details: { expected: 'string', was: '77', where: 'seed.yaml:4:49, customers[0].billing_id' },
    },
    'a field that is missing': {
      text: `${staff}customers:\n  - id: 3\n    name: Joe\n`,
      message: 'customers[0].email is missing in the seed.',
      details: { expected: 'a value', where: 'seed.yaml:4:5, customers[0].email' },
    },
    'a misspelt field': {
      text: `${staff}customers:\n  - { id: 3, name: Joe, email: joe@example.com, compnay: Demo }`,
      message: 'A seed has no field customers[0].compnay.',
      details: { where: 'seed.yaml:4:49, customers[0].compnay', fix: 'Did you mean company?' },
    },
    'a misspelt list': {
      text: `${staff}custommers: []\ncustomers: []`,
      message: 'A seed has no field custommers.',
      details: { where: 'seed.yaml:3:1, custommers', fix: 'Did you mean customers?' },
    },
    'an id that two customers have': {
      text: `${staff}customers:\n  - { id: 3, name: Joe, email: joe@example.com }\n  - { id: 3, name: Jo, email: jo@example.com }`,
      message: 'customers[1].id of the seed is wrong.',
      details: { expected: 'a value that no earlier one of customers has', was: '3' },
    },
    'an id that two administrators have': {
      text: `customers: []\n${staff}  - { id: 9, name: Sam, email: sam@example.com, token: sam-token }`,
      message: 'staff[1].id of the seed is wrong.',
      details: { was: '9', where: 'seed.yaml:4:7, staff[1].id' },
    },
    'a token of the wrong form, without showing it': {
      text: 'customers: []\nstaff:\n  - { id: 9, name: Ada, email: ada@example.com, token: "my secret" }',
      message: 'staff[0].token of the seed is wrong.',
      details: { was: '***', where: 'seed.yaml:3:49, staff[0].token' },
    },
    'a document that is no seed at all': {
      text: '- 1\n- 2\n',
      message: 'The seed has no fields.',
      details: { expected: 'the fields customers and staff', where: 'seed.yaml:1:1, the whole seed' },
    },
    'a document with nothing in it': {
      text: '# To be written.\n',
      message: 'The seed is empty.',
      details: {
        expected: 'the fields customers and staff',
        fix: 'Write those two at least; docs/seed shows a whole seed.',
      },
    },
    'broken YAML': {
      text: 'customers: []\nstaff: [\n',
      message: 'The seed seed.yaml is neither YAML nor JSON.',
      details: { where: 'seed.yaml:3:1' },
    },
    'broken JSON': {
      text: '{\n  "customers": [],\n  "staff": [}\n}',
      message: 'The seed seed.yaml is neither YAML nor JSON.',
      details: { where: 'seed.yaml:3:13' },
    },
    'a mistake in JSON': {
      text: '{\n  "customers": [],\n  "staff": []\n}',
      message: 'staff of the seed is wrong.',
      details: { expected: 'at least 1 items', where: 'seed.yaml:3:3, staff' },
    },
  };
  it.each(Object.entries(mistakes))('is refused for %s', async (_, { text, message, details }) => {
    const error = await refusal(text);
    expect(error.code).toBe('seed-invalid');
    expect(error.message).toBe(message);
    expect(error.details).toMatchObject(details);
  });

  it('is refused for an assumption that does not exist, at its line', async () => {
    const error = await refusal(`customers: []\n${staff}assumptions:\n  reassign: overwrite\n  aut: basic\n`);
    expect(error.code).toBe('assumption-unknown');
    expect(error.details).toMatchObject({ where: 'seed.yaml:6:3, assumptions.aut' });
  });

  it('names the places of further mistakes', async () => {
    const error = await refusal(`${staff}customers:\n  - { id: 0, name: Joe, email: joe }`);
    expect(error.details.fix).toContain('seed.yaml:4:');
  });

  it.each([
    ['is missing', 'absent.yaml', 'there is no such file or folder'],
    ['is a folder', '.', 'it is a folder'],
  ])('that %s says which file cannot be read', async (_, name, was) => {
    const file = join(temporaryDirectory(), name);
    await expect(loadSeed(file)).rejects.toMatchObject({
      code: 'file-unreadable',
      message: `The seed ${file} cannot be read.`,
      details: { was },
    });
  });

  const ada = { id: 9, name: 'Ada', email: 'ada@example.com' };
  const good = { customers: [ada], staff: [{ ...ada, token: 'ada-token' }] };
  const { customers, staff: administrators } = seedSchema.properties;
  const misspelt = [
    ...Object.keys(seedSchema.properties).map((name) => ({ name, seed: { ...good, [`${name}x`]: [] } })),
    ...Object.keys(customers.items.properties).map((name) => ({
      name,
      seed: { ...good, customers: [{ ...ada, [`${name}x`]: '' }] },
    })),
    ...Object.keys(administrators.items.properties).map((name) => ({
      name,
      seed: { ...good, staff: [{ ...good.staff[0], [`${name}x`]: '' }] },
    })),
  ];
  it.each(misspelt)('names $name, as every field of its schema, to whoever misspells it', async ({ name, seed }) => {
    const { message, details } = await refusal(JSON.stringify(seed));
    expect(message).toContain(`${name}x.`);
    expect(details.fix).toBe(`Did you mean ${name}?`);
  });

  it('that is the shipped one does not load the YAML parser', () => {
    const script = `
      import { createRequire } from 'node:module';
      import { completeSeed } from './dist/store/complete-seed.js';
      import { defaultSeed } from './dist/generated/default-seed.js';
      completeSeed(defaultSeed);
      const loaded = Object.keys(createRequire(import.meta.url).cache);
      process.stdout.write(JSON.stringify(loaded.filter((file) => file.includes('node_modules'))));
    `;
    const out = execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
    // The parser is CommonJS, so that it would be in this cache.
    expect(JSON.parse(out).filter((file: string) => file.includes('/yaml/'))).toEqual([]);
  });
});
