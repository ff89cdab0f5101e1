/** One thing that generated types say. */
export interface TypeFact {
  readonly kind: 'operation' | 'schema' | 'field';
  /** `GET /v1/…`, `Node`, or the place of a field: `Node.state.phase`, `GET /v1/… query.limit`. */
  readonly name: string;
  /** Of the operation or schema it is about. */
  readonly subject: string;
  /** Its type as source; a field that may be missing has a `?` before it. */
  readonly type: string;
}

const TOKEN = /\/\*[\s\S]*?\*\/|\/\/.*|'(?:[^'\\\n]|\\.)*'|[\w$.]+|[^\s\w$.']/g;
const COMMENT = /^\/[/*]/;
/** What stands beside the schemas. */
const NO_SCHEMAS = ['Open', 'Schemas'];
const PATHS = 'ApiPaths';

/**
 * Reads what `writeTypes` wrote: every operation, schema and field.
 * @throws {SyntaxError} when the text is not as it writes them
 */
export function readTypeFacts(text: string): readonly TypeFact[] {
  const tokens = text.match(TOKEN) ?? [];
  return new FactReader(tokens.filter((token) => !COMMENT.test(token))).readFile();
}

interface Member {
  readonly name: string;
  readonly isOptional: boolean;
  /** Of an object with members, these; otherwise the source. */
  readonly type: readonly Member[] | string;
}

class FactReader {
  readonly #tokens: readonly string[];
  #at = 0;

  constructor(tokens: readonly string[]) {
    this.#tokens = tokens;
  }

  readFile(): readonly TypeFact[] {
    const facts: TypeFact[] = [];
    while (this.#at < this.#tokens.length) {
      if (this.#next() !== 'export') continue;
      const kind = this.#next();
      const name = this.#next();
      if (kind === 'interface') facts.push(...listInterfaceFacts(name, this.#readObject()));
      else if (!NO_SCHEMAS.includes(name)) {
        this.#expect('=');
        facts.push(...listAliasFacts(name, this.#readType()));
      }
    }
    return facts;
  }

  #readObject(): readonly Member[] {
    this.#expect('{');
    const members: Member[] = [];
    while (this.#peek() !== '}') members.push(this.#readMember());
    this.#next();
    return members;
  }

  #readMember(): Member {
    const name = this.#peek() === '[' ? this.#readIndex() : unquote(this.#next());
    const isOptional = this.#peek() === '?';
    if (isOptional) this.#next();
    this.#expect(':');
    return { name, isOptional, type: this.#readType() };
  }

  #readIndex(): string {
    while (this.#next() !== ']');
    return '[name]';
  }

  /** Up to the semicolon, or the brace that closes what it is in. */
  #readType(): Member['type'] {
    const start = this.#at;
    if (this.#peek() === '{') {
      const members = this.#readObject();
      if (this.#isEnd()) return members;
      this.#at = start;
    }
    let depth = 0;
    while (depth > 0 || !this.#isEnd(false)) {
      const token = this.#next();
      if ('{<[('.includes(token)) depth += 1;
      else if ('}>])'.includes(token)) depth -= 1;
    }
    const source = this.#tokens.slice(start, this.#at).join(' ');
    this.#isEnd();
    return source;
  }

  #isEnd(isPassed = true): boolean {
    const token = this.#peek();
    if (token === ';' && isPassed) this.#at += 1;
    return token === ';' || token === '}';
  }

  #peek(): string {
    const token = this.#tokens[this.#at];
    if (token === undefined) throw new SyntaxError('Cannot read types: found their end, wanted more');
    return token;
  }

  #next(): string {
    const token = this.#peek();
    this.#at += 1;
    return token;
  }

  #expect(wanted: string): void {
    const found = this.#next();
    if (found !== wanted) throw new SyntaxError(`Cannot read types: found ${found}, wanted ${wanted}`);
  }
}

function listInterfaceFacts(name: string, members: readonly Member[]): readonly TypeFact[] {
  if (NO_SCHEMAS.includes(name)) return [];
  if (name !== PATHS) return listAliasFacts(name, members);
  return members.flatMap(({ name: path, type: operations }) =>
    listOf(operations).flatMap(({ name: method, type }): readonly TypeFact[] => {
      const operation = `${method.toUpperCase()} ${path}`;
      return [
        { kind: 'operation', name: operation, subject: operation, type: '' },
        ...listOf(type).flatMap((part) => listFieldFacts(`${operation} `, operation, part)),
      ];
    }),
  );
}

function listAliasFacts(name: string, type: Member['type']): readonly TypeFact[] {
  const source = typeof type === 'string' ? type : '';
  const fields = listOf(type).flatMap((member) => listFieldFacts(`${name}.`, name, member));
  return [{ kind: 'schema', name, subject: name, type: source }, ...fields];
}

function listFieldFacts(prefix: string, subject: string, member: Member): readonly TypeFact[] {
  const { type, isOptional } = member;
  const name = prefix + member.name;
  const own = `${isOptional ? '?' : ''}${typeof type === 'string' ? type : 'object'}`;
  const parts = listOf(type).flatMap((part) => listFieldFacts(`${name}.`, subject, part));
  return [{ kind: 'field', name, subject, type: own }, ...parts];
}

function listOf(type: Member['type']): readonly Member[] {
  return typeof type === 'string' ? [] : type;
}

function unquote(token: string): string {
  return token.startsWith("'") ? token.slice(1, -1).replaceAll(/\\(.)/g, '$1') : token;
}
