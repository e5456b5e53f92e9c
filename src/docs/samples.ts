import { defaultAssumptions } from '../document/assumptions.js';
import { answersOf, type ExampleName, exampleBody, statusOf } from '../document/described-answers.js';
import { valueAt } from '../document/json-pointer.js';
import { resolvePointer } from '../document/openapi.js';
import { type Operation, operations } from '../document/operations.js';
import { behaviourOf } from '../operations/behaviours.js';
import type { Sample as Usage } from '../operations/sample.js';
import { programs, type SampleCall, type SampleLanguage } from './sample-programs.js';

/** Whoever runs a sample sets these; the values are those of the fake's default seed. */
export const sampleSettings = {
  TICAGA_API_URL: 'https://yourdomain.com',
  TICAGA_API_EMAIL: 'admin@example.com',
  TICAGA_API_TOKEN: 'ticaga-demo-token',
} as const;

export interface Sample {
  operationId: string;
  language: SampleLanguage;
  /** The program, complete: what stands on the page is what the tests run. */
  text: string;
  /** What it prints when it runs against a fresh fake. */
  prints: string;
  /** What it prints when TICAGA_API_TOKEN is wrong. */
  printsRefused: string;
}

/** Each language: its name for readers, and the name of its syntax for a code block. */
export const sampleLanguages: Record<SampleLanguage, { name: string; syntax: string; note: string }> = {
  curl: { name: 'curl', syntax: 'bash', note: 'Basic credentials, as the vendor documents them.' },
  php: { name: 'PHP', syntax: 'php', note: 'PHP 7.2 or newer with its curl extension, no library. Basic credentials.' },
  blesta: {
    name: 'Blesta-style PHP',
    syntax: 'php',
    note: 'PHP 7.2 or newer, in the manner of a Blesta plugin: a class that keeps its errors for `errors()`. Bearer token.',
  },
  javascript: {
    name: 'JavaScript',
    syntax: 'javascript',
    note: 'Node 20 or newer with its own `fetch`. Bearer token.',
  },
  typescript: {
    name: 'TypeScript',
    syntax: 'typescript',
    note: 'The library `openapi-fetch` with types written by `npx openapi-typescript node_modules/ticaga-kit/openapi.yaml --output ticaga-api.ts`. Bearer token.',
  },
};

/** An answer of the API: its status and its decoded body. */
interface Answered {
  status: number;
  text: string;
  body: unknown;
}

/** What a program prints for an answer; `undefined` stands for the words of a language for a success. */
const outputs: Record<SampleLanguage, (usage: Usage, answered: Answered, isSuccess: boolean) => string> = {
  curl: (_, { text, status }) => `${text}\n${status}\n`,
  php: (usage, answered, isSuccess) => (isSuccess ? shown(usage, answered) : `${usage.failure}: ${answered.text}\n`),
  blesta: (usage, answered, isSuccess) =>
    isSuccess
      ? shown(usage, answered)
      : `${usage.failure}: ${JSON.stringify({ ticaga: { refused: Object.values(answered.body as object)[0] } })}\n`,
  javascript: withStatus,
  typescript: withStatus,
};

function withStatus(usage: Usage, answered: Answered, isSuccess: boolean): string {
  return isSuccess ? shown(usage, answered) : `${usage.failure}: ${answered.status} ${answered.text}\n`;
}

function shown({ prints }: Usage, { body }: Answered): string {
  return `${typeof prints === 'string' ? prints : prints.map((pointer) => valueAt(body, pointer)).join(' ')}\n`;
}

/** Every sample of the pages: each operation that has some, in each language. */
export const samples: readonly Sample[] = operations.flatMap((operation) => {
  const usage = behaviourOf(operation.operationId).sample;
  return usage ? samplesOf(operation, usage) : [];
});

function samplesOf(operation: Operation, usage: Usage): Sample[] {
  const { operationId } = operation;
  const call = callOf(operation, usage);
  const success = answersOf(operationId).find(({ outcome }) => outcome === 'success');
  if (!success) throw new Error(`openapi.yaml has no success of ${operationId}`);
  const answered = answeredWith(operationId, success.example);
  const refused = answeredWith(operationId, 'bad-credentials');
  return (Object.keys(sampleLanguages) as SampleLanguage[]).map((language) => ({
    operationId,
    language,
    text: programs[language](call),
    prints: outputs[language](usage, answered, true),
    printsRefused: outputs[language](usage, refused, false),
  }));
}

function answeredWith(operationId: string, example: ExampleName): Answered {
  const text = exampleBody(example);
  return { status: statusOf(operationId, example, defaultAssumptions), text, body: JSON.parse(text) };
}

function callOf({ method, path, pathParameters, body }: Operation, usage: Usage): SampleCall {
  const parameters = Object.fromEntries(
    pathParameters.map(({ name, pointer }) => [name, (resolvePointer(pointer) as { example: unknown }).example]),
  );
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => String(parameters[name]));
  return {
    ...usage,
    method,
    action: `api${filled}`,
    template: path,
    parameters,
    ...(body ? { fields: body.example } : {}),
  };
}
