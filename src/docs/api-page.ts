import { contract, resolvePointer } from '../document/openapi.js';
import { operations } from '../document/operations.js';
import { adviceForTheRest } from './advice.js';
import { gradeMeanings, gradeOf } from './grades.js';
import { entriesOf, type Node } from './node.js';
import { operationGroups } from './operation-blocks.js';
import { type Block, code, heading, type Page, paragraph, table } from './page.js';
import { sampleSettings } from './samples.js';

/** The page for plugin authors and for the helpdesk's own documentation: everything that openapi.yaml says. */
export function apiPage(): Page {
  const info = contract.info as { title: string; summary?: string; version: string };
  const described = operations.map((operation) => ({
    ...operation,
    node: resolvePointer(operation.pointer) as unknown as Node,
  }));
  return {
    name: 'api',
    title: info.title,
    label: 'API',
    summary: info.summary ?? '',
    blocks: [
      ...grades(),
      ...addressing(),
      ...operationGroups(described, (contract.tags ?? []) as unknown as Node[]),
      ...otherAnswers(),
    ],
  };
}

function grades(): Block[] {
  return [
    heading(2, 'How well each fact is known'),
    paragraph(
      'Ticaga is a self-hosted helpdesk, and its public documentation of this API is thin. So every fact on this page carries a grade. An assumed fact may name a *switch*: the setting that makes the fake server of ticaga-kit behave the other way.',
    ),
    table(
      ['Grade', 'Meaning'],
      Object.entries(gradeMeanings).map(([grade, meaning]) => [`*${grade}*`, meaning]),
    ),
  ];
}

function addressing(): Block[] {
  const [server] = contract.servers as unknown as [Node];
  const schemes = entriesOf((contract.components as { securitySchemes?: unknown }).securitySchemes);
  const settings = Object.entries(sampleSettings).map(([name, value]) => `export ${name}=${value}`);
  return [
    heading(2, 'Address and credentials'),
    paragraph(`${server.description} (${gradeOf(server)})`),
    table(
      ['Credentials', 'Header', 'Known'],
      schemes.map(([name, scheme]) => [name, scheme.description ?? '', gradeOf(scheme)]),
    ),
    paragraph(
      'Send one of these with **every** request, a POST included. The samples on this page read the address and the credentials from the environment, from the variables that `ticaga-kit exec` sets. Each of them was run as it stands here, against a fresh fake of ticaga-kit, and the answers under them are what it printed; ids and times that the server makes are those of the examples:',
    ),
    code('bash', settings.join('\n')),
  ];
}

function otherAnswers(): Block[] {
  return [heading(2, 'Any other answer'), paragraph(adviceForTheRest)];
}
