import { pointerKey } from '../document/openapi.js';

/** Something in JSON of which what parsed it says nothing. */
export interface Oddity {
  /** twice: a name that its object has already. fraction: a whole number that is written as none, 42.0. half-character: an escape \uD83D alone. */
  kind: 'twice' | 'fraction' | 'half-character';
  /** JSON pointer to it. */
  at: string;
  /** As it is written. */
  spelt: string;
}

interface Level {
  at: string;
  /** The names so far; undefined of a list. */
  names: Set<string> | undefined;
  awaitsName: boolean;
  /** The name or the index of the value that comes next. */
  key: string | number;
}

const tokens = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\]:,]|[^\s{}[\]:,"]+/gs;

/** How many oddities of one text are told. */
const most = 20;

/** Looks at how a text is written that is known to be JSON. */
export function findOddities(json: string): Oddity[] {
  const found: Oddity[] = [];
  const levels: Level[] = [];
  const here = (level: Level | undefined) => (level ? `${level.at}/${pointerKey(String(level.key))}` : '');
  for (const [token] of json.matchAll(tokens)) {
    const level = levels.at(-1);
    const tell = (kind: Oddity['kind']) => found.push({ kind, at: here(level), spelt: token });
    if (token === '{' || token === '[') {
      const names = token === '{' ? new Set<string>() : undefined;
      levels.push({ at: here(level), names, awaitsName: token === '{', key: 0 });
    } else if (token === '}' || token === ']') levels.pop();
    else if (token === ',') nextValue(level!);
    else if (token === ':') level!.awaitsName = false;
    else if (token.startsWith('"')) {
      const text = JSON.parse(token) as string;
      const isName = level?.awaitsName === true;
      if (isName) level.key = text;
      if (/\p{Surrogate}/u.test(text)) tell('half-character');
      if (isName && level.names!.has(text)) tell('twice');
      if (isName) level.names!.add(text);
    } else if (isWholeInDisguise(token)) tell('fraction');
    if (found.length === most) break;
  }
  return found;
}

function nextValue(level: Level): void {
  if (level.names) level.awaitsName = true;
  else level.key = Number(level.key) + 1;
}

/** PHP reads 42.0 and 42e0 as floating-point numbers. */
const isWholeInDisguise = (token: string): boolean =>
  /^-?\d/.test(token) && !/^-?\d+$/.test(token) && Number.isInteger(Number(token));
