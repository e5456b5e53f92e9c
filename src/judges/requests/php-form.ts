/**
 * A value of a decoded form. A PHP array whose keys are 0, 1, 2, ... in this order is a JavaScript array, any other is an
 * object without a prototype: the same split that PHP's json_encode makes.
 */
export type PhpValue = string | PhpValue[] | PhpTree;
export interface PhpTree {
  [key: string]: PhpValue;
}

/** PHP's own defaults, which Laravel leaves alone. */
const maxInputVars = 1000;
const maxNesting = 64;

/** Plain ASCII names with plain values: what http_build_query and curl write for the fields of this API. */
const flatForm = /^\w+=[!-%'-~]*(?:&\w+=[!-%'-~]*)*$/;

/**
 * Decodes application/x-www-form-urlencoded exactly as PHP's parse_str with its default limits: the variables after the
 * 1,000th are ignored, a name that nests deeper than 64 is dropped together with its root, a raw NUL byte ends the form.
 * Never throws. `__proto__` is a key like any other.
 * @param body the bytes as received; a string stands for its UTF-8 bytes
 * @returns the variables by name, always as an object. Bytes that are not UTF-8 become U+FFFD
 */
export function parsePhpForm(body: string | Buffer): PhpTree {
  const text = typeof body === 'string' ? body : body.toString('latin1');
  if (flatForm.test(text)) return parseFlat(text);

  // One character per byte from here on: PHP compares and cuts names by bytes, and only the result is read as UTF-8.
  const bytes = typeof body === 'string' ? Buffer.from(body).toString('latin1') : text;
  const root = new PhpArray();
  const pairs = beforeNul(bytes)
    .split('&')
    .filter((pair) => pair !== '')
    .slice(0, maxInputVars);
  for (const pair of pairs) {
    const equals = pair.indexOf('=');
    const name = equals === -1 ? pair : pair.slice(0, equals);
    register(root, decodeBytes(name), equals === -1 ? '' : decodeBytes(pair.slice(equals + 1)));
  }
  return root.toTree();
}

/**
 * Gives the strings of a form the types that a schema asks for.
 * @param fields the decoded form; left as it is
 * @param properties JSON Schemas by field name; only `type` is read
 * @returns the same fields, where a string became a number if the schema of its field allows an integer and the string
 *   is how JSON writes one, within the safe range. Anything else stays, so that validation sees what was sent
 */
export function coerceBySchema(
  fields: Record<string, unknown>,
  properties: Record<string, { type?: string | readonly string[] }>,
): Record<string, unknown> {
  const coerced: Record<string, unknown> = Object.create(null);
  for (const [name, value] of Object.entries(fields)) {
    const type = properties[name]?.type;
    const allowsInteger = type === 'integer' || (Array.isArray(type) && type.includes('integer'));
    coerced[name] = allowsInteger && typeof value === 'string' ? integerOr(value) : value;
  }
  return coerced;
}

function integerOr(text: string): string | number {
  return isInteger(text) && Number.isSafeInteger(Number(text)) ? Number(text) : text;
}

function parseFlat(text: string): PhpTree {
  const tree: PhpTree = Object.create(null);
  for (const pair of text.split('&', maxInputVars)) {
    const equals = pair.indexOf('=');
    const value = pair.slice(equals + 1);
    tree[pair.slice(0, equals)] = /[%+]/.test(value) ? utf8(decodeBytes(value)) : value;
  }
  return tree;
}

/** php_url_decode: a % that no two hex digits follow stands for itself. */
function decodeBytes(text: string): string {
  return text
    .replaceAll('+', ' ')
    .replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** php_register_variable_ex: walks `a[b][]` from the root, making arrays as it goes, and puts the value there. */
function register(root: PhpArray, decodedName: string, value: string): void {
  const name = beforeNul(decodedName).replace(/^ +/, '');
  let open = name.indexOf('[');
  const head = mangle(open === -1 ? name : name.slice(0, open));
  if (head === '') return;

  let array = root;
  let key: string | undefined = head;
  for (let depth = 1; name[open] === '[' && !isForged(key, name); depth++) {
    if (depth > maxNesting) {
      root.delete(head);
      return;
    }
    const index = readIndex(name, open + 1);
    if (index === undefined) {
      // A [ that nothing closes belongs to the name when it is the first; after an index it is ignored, like other text.
      if (depth === 1) key = mangle(name.replaceAll('[', '_'));
      break;
    }
    const child = array.arrayAt(key);
    if (child === undefined) return;
    array = child;
    key = index.key;
    open = index.end + 1;
  }
  if (!isForged(key, name)) array.put(key, value);
}

/** The index that starts at `start`; its key is undefined for `[]` and for one white space, which both append. */
function readIndex(name: string, start: number): { key: string | undefined; end: number } | undefined {
  const from = /[ \t\n\v\f\r]/.test(name.charAt(start)) ? start + 1 : start;
  const end = name.indexOf(']', from);
  if (end === -1) return undefined;
  return { key: end === from ? undefined : name.slice(start, end), end };
}

function mangle(name: string): string {
  return name.replace(/[ .]/g, '_');
}

/** Whether a key starts as a cookie that browsers protect, and the name as sent does not; PHP drops such variables. */
function isForged(key: string | undefined, name: string): boolean {
  return ['__Host-', '__Secure-'].some((prefix) => key?.startsWith(prefix) && !name.startsWith(prefix));
}

function beforeNul(text: string): string {
  const nul = text.indexOf('\0');
  return nul === -1 ? text : text.slice(0, nul);
}

function utf8(bytes: string): string {
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

function isInteger(text: string): boolean {
  return /^(?:0|-?[1-9][0-9]*)$/.test(text);
}

const longMin = -(2n ** 63n);
const longMax = 2n ** 63n - 1n;

/** An ordered PHP array. Keys are byte strings: an integer key and its decimal text are one key in PHP too. */
class PhpArray {
  readonly #entries = new Map<string, string | PhpArray>();
  /** The least integer that is greater than every integer key so far, as PHP's nNextFreeElement. */
  #next = longMin;

  /**
   * @param key undefined appends
   * @returns false when there is no integer left to append at
   */
  put(key: string | undefined, value: string | PhpArray): boolean {
    if (key === undefined) {
      const appended = String(this.#next === longMin ? 0n : this.#next);
      return !this.#entries.has(appended) && this.put(appended, value);
    }
    // No 64-bit integer is longer, and BigInt() of a long text costs.
    if (key.length <= 20 && isInteger(key)) {
      const integer = BigInt(key);
      if (integer >= this.#next && integer <= longMax) {
        this.#next = integer === longMax ? longMax : integer + 1n;
      }
    }
    this.#entries.set(key, value);
    return true;
  }

  /** The array at the key, put there if there was none; a string that stood there is lost. */
  arrayAt(key: string | undefined): PhpArray | undefined {
    const found = key === undefined ? undefined : this.#entries.get(key);
    if (found instanceof PhpArray) return found;
    const made = new PhpArray();
    return this.put(key, made) ? made : undefined;
  }

  delete(key: string): void {
    this.#entries.delete(key);
  }

  toTree(): PhpTree {
    const tree: PhpTree = Object.create(null);
    for (const [key, value] of this.#entries) tree[utf8(key)] = toPhpValue(value);
    return tree;
  }

  toValue(): PhpValue {
    const keys = [...this.#entries.keys()];
    const isList = keys.every((key, index) => key === String(index));
    return isList ? [...this.#entries.values()].map(toPhpValue) : this.toTree();
  }
}

function toPhpValue(value: string | PhpArray): PhpValue {
  return typeof value === 'string' ? utf8(value) : value.toValue();
}
