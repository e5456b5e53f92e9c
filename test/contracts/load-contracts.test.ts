import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadContracts } from '../../src/contracts/load-contracts.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ticaga-kit-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('a folder that is named like a contract is told as one', async () => {
  const contract = join(folder, 'x.arazzo.yaml');
  await mkdir(contract);
  await expect(loadContracts([folder])).rejects.toMatchObject({
    code: 'file-unreadable',
    message: `The contract ${contract} cannot be read.`,
    details: { was: 'it is a folder' },
  });
});

test('a folder that does not exist is told with the flag that names another', async () => {
  const absent = join(folder, 'absent');
  await expect(loadContracts([absent])).rejects.toMatchObject({
    code: 'file-unreadable',
    message: `The folder ${absent} cannot be read.`,
    details: { was: 'there is no such file or folder', fix: 'Name an existing folder with --contracts.' },
  });
});

test('a folder without contracts is told what is looked for', async () => {
  await writeFile(join(folder, 'contract.yaml'), '');
  await expect(loadContracts([folder])).rejects.toMatchObject({
    code: 'file-unreadable',
    details: { expected: 'files whose names end in .arazzo.yaml' },
  });
});

test('two workflows of one name are refused with both places', async () => {
  const contract = `arazzo: 1.0.1
info: { title: Mine, version: 1.0.0 }
sourceDescriptions: [{ name: ticaga, url: ./openapi.yaml, type: openapi }]
workflows:
  - workflowId: joe
    summary: Joe can be read.
    steps:
      - { stepId: read, operationId: getCustomer, parameters: [{ name: id, in: path, value: 1 }] }
`;
  await writeFile(join(folder, 'a.arazzo.yaml'), contract);
  await writeFile(join(folder, 'b.arazzo.yaml'), contract);
  const [first, second] = ['a', 'b'].map((name) => `${join(folder, name)}.arazzo.yaml:5`);
  await expect(loadContracts([folder])).rejects.toMatchObject({
    code: 'contract-invalid',
    details: { where: `${second}, and ${first}` },
  });
});
