/** A secret that a request may carry, and the text of a shell that stands for it between double quotes. */
export interface Secret {
  /** The input of a contract that it is. */
  input: string;
  value: string;
  shell: string;
}

/** The names of environment variables that hold tokens. */
export interface TokenVariables {
  token: string;
  otherToken: string;
}

/** An email that no administrator has. */
export const strangersEmail = 'nobody@example.com';

/** The inputs that are made of the token: credentials that are nearly right. */
export const nearTokens = ['token_in_other_case', 'token_cut', 'token_longer'] as const;

/**
 * The tokens of a run, and what contracts try that is nearly the first: none of it may stand in a report. What would be
 * the token itself, as one without letters is in the other case, is left out.
 * @param inputs what workflows are given, or the tokens of it
 */
export function secretsIn(inputs: Record<string, unknown>, variables: TokenVariables): Secret[] {
  const { token, other_token: other } = inputs;
  const secrets: Secret[] = [];
  if (typeof other === 'string')
    secrets.push({ input: 'other_token', value: other, shell: `$${variables.otherToken}` });
  if (typeof token !== 'string') return secrets;
  const [otherCase, cut, longer] = nearTokens;
  const { token: variable } = variables;
  const near: Secret[] = [
    { input: otherCase, value: swapCase(token), shell: `$(printf %s "$${variable}" | tr 'A-Za-z' 'a-zA-Z')` },
    { input: cut, value: token.slice(0, -1), shell: `\${${variable}%?}` },
    { input: longer, value: `${token}x`, shell: `\${${variable}}x` },
  ];
  return [
    { input: 'token', value: token, shell: `$${variable}` },
    ...(token.length < shortestToken ? [] : near.filter(({ value }) => value !== token && value !== other)),
    ...secrets,
  ];
}

/** What is nearly a shorter one may be a word, which a report could not hide without spoiling its sentences. */
const shortestToken = 8;

const swapCase = (text: string): string =>
  text.replace(/[A-Za-z]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) ^ 0x20));
