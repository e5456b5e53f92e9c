import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { KitError } from '../../src/errors.js';
import { readTarget } from '../../src/verify/target.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ticaga-kit-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function targetFile(text: string): Promise<string> {
  const file = join(folder, 'target.yaml');
  await writeFile(file, text);
  return file;
}

describe('a target', () => {
  const env = {
    TICAGA_API_EMAIL: 'env@example.com',
    TICAGA_API_TOKEN: 'from-env',
    STAGING_TOKEN: 'from-staging',
    STAGING_OTHER: 'from-other',
  };

  it('takes its credentials from the environment', async () => {
    expect(await readTarget({}, undefined, env)).toEqual({
      email: 'env@example.com',
      token: 'from-env',
      variables: { token: 'TICAGA_API_TOKEN', otherToken: 'TICAGA_API_OTHER_TOKEN' },
      allowWrites: [],
      leaveLinked: false,
      inputs: {},
    });
  });

  it('comes from a file whose token is the name of a variable', async () => {
    const file = await targetFile(
      'url: https://helpdesk.example.com\nemail: a@example.com\ntoken: $STAGING_TOKEN\nother-token: $STAGING_OTHER\ncustomer: 42\nunknown-customer: 99\nallow-writes: [42, 43, 42]\nleave-linked: true\ninputs: { company: Demo Ltd }\n',
    );
    expect(await readTarget({}, file, env)).toEqual({
      url: 'https://helpdesk.example.com',
      email: 'a@example.com',
      token: 'from-staging',
      otherToken: 'from-other',
      variables: { token: 'STAGING_TOKEN', otherToken: 'STAGING_OTHER' },
      customer: 42,
      unknownCustomer: 99,
      allowWrites: [42, 43],
      leaveLinked: true,
      inputs: { company: 'Demo Ltd' },
    });
  });

  it('lets options win over the file', async () => {
    const file = await targetFile('customer: 42\nallow-writes: 42\n');
    const settings = { customer: '7', allowWrites: '7,8' };
    expect(await readTarget(settings, file, {})).toMatchObject({ customer: 7, allowWrites: [7, 8] });
  });

  it.each([
    ['token: 4f2b-secret\n', 'The token of a target file is not the name of an environment variable.', ':1'],
    ['url: http://a.example\ncustomers: 4\n', 'A target has no key customers.', ':2'],
    ['- 1\n', 'is no mapping', ':1'],
    ['\ncustomer: 0\n', '--customer was given "0".', ':2'],
    ['email: a@example.com\nallow-writes:\n  - 42\n  - x\n', '--allow-writes was given "x".', ':2'],
    ['customer: 1\ninputs: [1]\n', 'The inputs of a target file are no mapping.', ':2'],
    ['customer: 1\nleave-linked: maybe\n', 'leave-linked is neither true nor false.', ':2'],
    [
      'other-token: 4f2b-secret\n',
      'The other-token of a target file is not the name of an environment variable.',
      ':1',
    ],
    ['customer: 1\ntoken: $NO_SUCH_TOKEN\n', 'The environment variable NO_SUCH_TOKEN is not set.', ':2'],
    ['customer: 1\nurl: {\n', 'is no YAML', ':3:1'],
    ['customer: *x\n', 'no &x comes before *x', ':1:11'],
  ])('refuses %j, and says where', async (text, sentence, place) => {
    const file = await targetFile(text);
    const error = await readTarget({}, file, {}).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(KitError);
    expect((error as KitError).render()).toContain(sentence);
    expect((error as KitError).details.where).toBe(`${file}${place}`);
    expect((error as KitError).render()).not.toContain('4f2b-secret');
  });

  it('takes a variable that is empty for one that is not set, as CI servers leave a secret that they do not have', async () => {
    const file = await targetFile('token: $STAGING_TOKEN\n');
    const refused = readTarget({}, file, { STAGING_TOKEN: '' });
    await expect(refused).rejects.toMatchObject({
      code: 'target-invalid',
      details: { fix: 'Set it, for example export STAGING_TOKEN=..., or give the token with --token.' },
    });
    expect(await readTarget({}, undefined, { TICAGA_API_TOKEN: '' })).not.toHaveProperty('token');
    expect(await readTarget({ token: 'given' }, file, {})).toMatchObject({ token: 'given' });
  });

  it.each([
    ['abc-secret\n', 'U+000A as character 11 of 11'],
    ['abc secret', 'U+0020 as character 4 of 10'],
  ])('refuses the token %j, which no header can carry, and does not repeat it', async (token, was) => {
    const error: KitError = await readTarget({}, undefined, { TICAGA_API_TOKEN: token }).then(
      () => expect.fail('taken'),
      (reason) => reason,
    );
    expect(error).toMatchObject({ code: 'usage', details: { was, where: 'TICAGA_API_TOKEN' } });
    expect(error.render()).not.toContain('secret');
  });

  it('blames no file for an option', async () => {
    const file = await targetFile('customer: 42\n');
    const refused = readTarget({ customer: 'x' }, file, {});
    await expect(refused).rejects.toMatchObject({ message: '--customer was given "x".' });
    await expect(refused).rejects.not.toHaveProperty('details.where');
  });

  it('that is a folder is told as one', async () => {
    await expect(readTarget({}, folder, {})).rejects.toMatchObject({
      code: 'file-unreadable',
      message: `The target file ${folder} cannot be read.`,
      details: { was: 'it is a folder' },
    });
  });
});
