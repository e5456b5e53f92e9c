import type { Sample } from '../operations/sample.js';

export type SampleLanguage = 'curl' | 'php' | 'blesta' | 'javascript' | 'typescript';

/** A request with its example values, and what a program makes of the answer. */
export interface SampleCall extends Sample {
  method: string;
  /** Below the API URL, without a first slash: api/customers/get/1. */
  action: string;
  /** The template of openapi.yaml, and the values of its parameters. */
  template: string;
  parameters: Readonly<Record<string, unknown>>;
  /** The fields of the body; absent when it has none. */
  fields?: Readonly<Record<string, unknown>>;
}

/** Every language's program for a call: whole programs, which the pages show and the tests run as they stand. */
export const programs: Record<SampleLanguage, (call: SampleCall) => string> = {
  curl: curlProgram,
  php: phpProgram,
  blesta: blestaProgram,
  javascript: javascriptProgram,
  typescript: typescriptProgram,
};

function curlProgram({ method, action, fields }: SampleCall): string {
  return program(
    [
      `curl --silent --show-error --user "$TICAGA_API_EMAIL:$TICAGA_API_TOKEN"`,
      ...(method === 'GET' || fields ? [] : [`--request ${method}`]),
      `--header 'Accept: application/json'`,
      ...(fields ? [`--header 'Content-Type: application/json'`, `--data '${spaced(fields)}'`] : []),
      String.raw`--write-out '\n%{http_code}\n'`,
      `"$TICAGA_API_URL/${action}"`,
    ].join(' \\\n  '),
  );
}

function phpProgram(call: SampleCall): string {
  const { method, action, fields, success, isTrue, prints, failure, remark } = call;
  const value = phpPath(success);
  return program(
    `<?php
$request = curl_init(getenv('TICAGA_API_URL') . '/${action}');
curl_setopt_array($request, [
    CURLOPT_RETURNTRANSFER => true,
    CURLOPT_TIMEOUT => 10,
    CURLOPT_HTTPHEADER => [
        'Authorization: Basic ' . base64_encode(getenv('TICAGA_API_EMAIL') . ':' . getenv('TICAGA_API_TOKEN')),
        'Accept: application/json',${fields ? "\n        'Content-Type: application/json'," : ''}
    ],${fields ? `\n    CURLOPT_POSTFIELDS => json_encode(${phpLiteral(fields)}),` : method === 'GET' ? '' : `\n    CURLOPT_CUSTOMREQUEST => '${method}',`}
]);
$body = curl_exec($request);
$status = curl_getinfo($request, CURLINFO_HTTP_CODE);
$answer = is_string($body) && $status >= 200 && $status < 300 ? json_decode($body, true) : null;`,
    `${slashes(remark)}if (isset(${value})${isTrue ? ` && ${value} === true` : ''} && !isset($answer['error'])) {
    echo ${phpPrint(prints, phpPath)};
} else {
    echo '${failure}: ' . ($body === false ? curl_error($request) : $body) . "\\n";
}`,
  );
}

function blestaProgram({ method, action, fields, success, isTrue, prints, failure, remark }: SampleCall): string {
  const value = phpObjectPath(success);
  const sent = [`'${method}'`, `'${action}'`, ...(fields ? [phpLiteral(fields)] : [])].join(', ');
  return program(
    blestaClass,
    `$api = new TicagaApi(getenv('TICAGA_API_URL'), getenv('TICAGA_API_TOKEN'));
$answer = $api->request(${sent});
${slashes(remark)}if (!$api->errors() && isset(${value})${isTrue ? ` && ${value} === true` : ''}) {
    echo ${phpPrint(prints, phpObjectPath)};
} else {
    echo '${failure}: ' . json_encode($api->errors()) . "\\n";
}`,
  );
}

/** In the manner of a Blesta plugin: a class that keeps its errors. */
const blestaClass = `<?php
class TicagaApi
{
    private $url;
    private $key;
    private $errors = [];

    public function __construct($url, $key)
    {
        $this->url = rtrim($url, '/');
        $this->key = $key;
    }

    /** What went wrong, in the shape of Blesta's Input errors; false when nothing did. */
    public function errors()
    {
        return $this->errors ? $this->errors : false;
    }

    /** Sends one request: the decoded answer, or null when it is no JSON. */
    public function request($method, $action, array $fields = [])
    {
        $curl = curl_init($this->url . '/' . $action);
        curl_setopt_array($curl, [
            CURLOPT_CUSTOMREQUEST => $method,
            CURLOPT_RETURNTRANSFER => true,
            CURLOPT_TIMEOUT => 10,
            CURLOPT_HTTPHEADER => [
                'Authorization: Bearer ' . $this->key,
                'Accept: application/json',
                'Content-Type: application/json',
            ],
        ]);
        if ($fields) {
            curl_setopt($curl, CURLOPT_POSTFIELDS, json_encode($fields));
        }
        $answer = json_decode((string) curl_exec($curl));
        $status = curl_getinfo($curl, CURLINFO_HTTP_CODE);
        $this->errors = [];
        if ($answer === null) {
            $this->errors = ['ticaga' => ['unreadable' => 'The server sent no readable answer.']];
        } elseif (isset($answer->error)) {
            $this->errors = ['ticaga' => ['refused' => $answer->error]];
        } elseif (isset($answer->message)) {
            $this->errors = ['ticaga' => ['refused' => $answer->message]];
        } elseif ($status < 200 || $status > 299) {
            $this->errors = ['ticaga' => ['refused' => "The server answered with status $status."]];
        }
        return $answer;
    }
}`;

function javascriptProgram({ method, action, fields, success, isTrue, prints, failure, remark }: SampleCall): string {
  const value = `answer?.${keysOf(success).join('?.')}`;
  const headers = `Authorization: 'Bearer ' + TICAGA_API_TOKEN, Accept: 'application/json'`;
  const body = fields
    ? `
  method: '${method}',
  headers: {
    Authorization: 'Bearer ' + TICAGA_API_TOKEN,
    Accept: 'application/json',
    'Content-Type': 'application/json',
  },
  body: JSON.stringify(${jsLiteral(fields)}),`
    : `${method === 'GET' ? '' : `\n  method: '${method}',`}
  headers: { ${headers} },`;
  return program(
    `const { TICAGA_API_URL, TICAGA_API_TOKEN } = process.env;`,
    `const response = await fetch(TICAGA_API_URL + '/${action}', {${body}
  signal: AbortSignal.timeout(10_000),
});
const answer = await response.json().catch(() => null);`,
    `${slashes(remark)}if (response.ok && ${value}${isTrue ? ' === true' : ''} && !answer.error) {
  console.log(${jsPrint(prints, 'answer')});
} else {
  console.log('${failure}:', response.status, JSON.stringify(answer));
}`,
  );
}

function typescriptProgram({
  method,
  template,
  parameters,
  fields,
  success,
  isTrue,
  prints,
  failure,
  remark,
}: SampleCall): string {
  const [top = ''] = keysOf(success);
  const settings =
    Object.keys(parameters).length > 0
      ? `, { params: { path: ${jsLiteral(parameters)} } }`
      : fields
        ? `, {\n  body: ${jsLiteral(fields)},\n}`
        : '';
  return program(
    `import createClient from 'openapi-fetch';
import type { paths } from './ticaga-api.js';`,
    `const client = createClient<paths>({
  baseUrl: process.env['TICAGA_API_URL'] + '/api',
  headers: { Authorization: 'Bearer ' + process.env['TICAGA_API_TOKEN'], Accept: 'application/json' },
});`,
    `const { data, error, response } = await client.${method}('${template}'${settings});`,
    `${slashes(remark)}if (data && '${top}' in data${isTrue ? ` && data.${top} === true` : ''} && !('error' in data)) {
  console.log(${jsPrint(prints, 'data')});
} else {
  console.log('${failure}:', response.status, JSON.stringify(data ?? error));
}`,
  );
}

const program = (...parts: string[]): string => `${parts.join('\n\n')}\n`;
const slashes = (remark: string | undefined): string => (remark === undefined ? '' : `// ${remark}\n`);
const keysOf = (pointer: string): string[] => pointer.split('/').slice(1);
const phpPath = (pointer: string): string =>
  `$answer${keysOf(pointer)
    .map((key) => `['${key}']`)
    .join('')}`;
const phpObjectPath = (pointer: string): string => `$answer->${keysOf(pointer).join('->')}`;

function phpPrint(prints: Sample['prints'], path: (pointer: string) => string): string {
  if (typeof prints === 'string') return `"${prints}\\n"`;
  return `${prints.map(path).join(" . ' ' . ")} . "\\n"`;
}

function jsPrint(prints: Sample['prints'], from: string): string {
  if (typeof prints === 'string') return `'${prints}'`;
  return prints.map((pointer) => `${from}.${keysOf(pointer).join('.')}`).join(', ');
}

/** JSON as a person writes it on one line. */
function spaced(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(spaced).join(', ')}]`;
  const pairs = Object.entries(value).map(([name, inner]) => `${JSON.stringify(name)}: ${spaced(inner)}`);
  return `{${pairs.join(', ')}}`;
}

function phpLiteral(value: unknown): string {
  if (typeof value === 'string') return quoted(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(phpLiteral).join(', ')}]`;
  return `[${Object.entries(value)
    .map(([name, inner]) => `'${name}' => ${phpLiteral(inner)}`)
    .join(', ')}]`;
}

function jsLiteral(value: unknown): string {
  if (typeof value === 'string') return quoted(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(jsLiteral).join(', ')}]`;
  return `{ ${Object.entries(value)
    .map(([name, inner]) => `${name}: ${jsLiteral(inner)}`)
    .join(', ')} }`;
}

const quoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
