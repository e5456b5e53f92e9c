import { printableJson } from './printable.js';

/** What the mutation testing report schema asks for, version 2, as far as the kit fills it. */
export interface MutationTestingResult {
  schemaVersion: '2';
  thresholds: { high: number; low: number };
  framework: { name: string; version: string };
  /** By the name of the document. */
  files: Record<string, { language: 'yaml'; source: string; mutants: MutantResult[] }>;
  /** The plugin's tests, where they have names; whichever file they stand in, the kit sees one suite. */
  testFiles?: Record<string, { tests: { id: string; name: string }[] }>;
}

export interface MutantResult {
  id: string;
  mutatorName: string;
  description: string;
  location: { start: Position; end: Position };
  status: 'Killed' | 'Survived' | 'NoCoverage' | 'Timeout' | 'Ignored' | 'RuntimeError';
  statusReason?: string;
  /** Milliseconds. */
  duration?: number;
  /** The ids of tests. */
  coveredBy?: string[];
  killedBy?: string[];
}

/** Both from 1. */
interface Position {
  line: number;
  column: number;
}

/** A result, and what shows it in a browser. */
export interface MutationTesting {
  result: MutationTestingResult;
  /** The script of mutation-testing-elements; '' where no page is asked for. */
  elements: string;
}

export const renderMutationTesting = ({ result }: MutationTesting): string =>
  `${printableJson(JSON.stringify(result, null, 2))}\n`;

/** A page in one file, which asks for nothing. */
export function renderMutationPage({ result, elements }: MutationTesting): string {
  // Nothing in it ends the script that it stands in.
  const data = printableJson(JSON.stringify(result)).replaceAll('<', '\\u003c');
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:; font-src data:">
<title>ticaga-kit mutate</title>
<script>${elements.replaceAll('</script', '<\\/script')}</script>
</head>
<body>
<mutation-test-report-app title-postfix="ticaga-kit mutate"></mutation-test-report-app>
<script>
document.querySelector('mutation-test-report-app').report = ${data};
</script>
</body>
</html>
`;
}
