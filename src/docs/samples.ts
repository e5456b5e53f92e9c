import type { OperationId } from '../document/operations.js';
import { programs, type SampleLanguage } from './sample-programs.js';

/** Whoever runs a sample sets these; the values are those of the fake's default seed. */
export const sampleSettings = {
  TICAGA_URL: 'https://yourdomain.com',
  TICAGA_EMAIL: 'admin@example.com',
  TICAGA_TOKEN: 'ticaga-demo-token',
} as const;

export interface Sample {
  operationId: OperationId;
  language: SampleLanguage;
  /** The program, complete: what stands on the page is what the tests run. */
  text: string;
  /** What it prints when it runs against a fresh fake. */
  prints: string;
  /** What it prints when TICAGA_TOKEN is wrong. */
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

const outcomes: readonly Omit<Sample, 'text'>[] = [
  {
    operationId: 'assignBillingId',
    language: 'curl',
    prints: '{"user":true}\n200\n',
    printsRefused: '{"message":"Unauthenticated."}\n401\n',
  },
  {
    operationId: 'assignBillingId',
    language: 'php',
    prints: 'Linked.\n',
    printsRefused: 'Not linked: {"message":"Unauthenticated."}\n',
  },
  {
    operationId: 'assignBillingId',
    language: 'blesta',
    prints: 'Linked.\n',
    printsRefused: 'Not linked: {"customer":{"refused":"Unauthenticated."}}\n',
  },
  {
    operationId: 'assignBillingId',
    language: 'javascript',
    prints: 'Linked.\n',
    printsRefused: 'Not linked: 401 {"message":"Unauthenticated."}\n',
  },
  {
    operationId: 'assignBillingId',
    language: 'typescript',
    prints: 'Linked.\n',
    printsRefused: 'Not linked: 401 {"message":"Unauthenticated."}\n',
  },
  {
    operationId: 'getCustomer',
    language: 'curl',
    prints:
      '{"user":{"id":1,"name":"Joe Doe","email":"joedoe@example.com","email_verified_at":null,"company":"Demo Ltd","phone_number":"","billing_id":"0","billing_system":"","account_manager":"0","biography":"","created_at":"2025-07-13T17:15:25.000000Z","updated_at":"2025-07-13T17:22:37.000000Z"}}\n200\n',
    printsRefused: '{"message":"Unauthenticated."}\n401\n',
  },
  {
    operationId: 'getCustomer',
    language: 'php',
    prints: '1 Joe Doe <joedoe@example.com>\n',
    printsRefused: 'No customer: {"message":"Unauthenticated."}\n',
  },
  {
    operationId: 'getCustomer',
    language: 'blesta',
    prints: 'Joe Doe <joedoe@example.com>\n',
    printsRefused: '{"customer":{"refused":"Unauthenticated."}}\n',
  },
  {
    operationId: 'getCustomer',
    language: 'javascript',
    prints: '1 Joe Doe joedoe@example.com\n',
    printsRefused: 'No customer: 401 {"message":"Unauthenticated."}\n',
  },
  {
    operationId: 'getCustomer',
    language: 'typescript',
    prints: '1 Joe Doe joedoe@example.com\n',
    printsRefused: 'No customer: 401 {"message":"Unauthenticated."}\n',
  },
];

/** Every sample of the pages: each operation in each language. */
export const samples: readonly Sample[] = outcomes.map((outcome) => ({
  ...outcome,
  text: programs[outcome.operationId][outcome.language],
}));
