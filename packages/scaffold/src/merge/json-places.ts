/** Where a value stands in a JSON text. */
export interface JsonPlace {
  readonly start: number;
  /** Behind its last character. */
  readonly end: number;
  /** Of an object, in the order they are written; undefined for any other value. */
  readonly members: readonly JsonMember[] | undefined;
}

export interface JsonMember {
  readonly name: string;
  /** Of the opening quote of its name. */
  readonly start: number;
  readonly value: JsonPlace;
}

interface Token {
  readonly text: string;
  readonly start: number;
}

const TOKEN = /"(?:[^"\\]|\\.)*"|[[\]{},:]|[^\s[\]{},:"]+/g;

/** Finds the places of all values of a text that is known to be JSON. */
export function findJsonPlaces(text: string): JsonPlace {
  const tokens = Array.from(text.matchAll(TOKEN), ({ 0: token, index }) => ({ text: token, start: index }));
  return new PlaceReader(tokens).readValue();
}

/** The member at a path, the last one of a name that is there twice; undefined when there is none. */
export function findMember(place: JsonPlace, path: readonly string[]): JsonMember | undefined {
  const [name, ...rest] = path;
  const member = place.members?.findLast((one) => one.name === name);
  return rest.length === 0 || !member ? member : findMember(member.value, rest);
}

class PlaceReader {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  readValue(): JsonPlace {
    const first = this.#next();
    const members: JsonMember[] = [];
    if (first.text !== '{' && first.text !== '[') return { ...span(first, first), members: undefined };
    while (!this.#isClosed()) {
      if (first.text === '{') members.push(this.#readMember());
      else this.readValue();
    }
    const place = span(first, this.#next());
    return { ...place, members: first.text === '{' ? members : undefined };
  }

  #readMember(): JsonMember {
    const name = this.#next();
    this.#next();
    return { name: String(JSON.parse(name.text)), start: name.start, value: this.readValue() };
  }

  /** Whether the list that is read ends here; a comma before the next item is passed. */
  #isClosed(): boolean {
    if (this.#peek() === ',') this.#at += 1;
    return this.#peek() === '}' || this.#peek() === ']';
  }

  #peek(): string | undefined {
    return this.#tokens[this.#at]?.text;
  }

  #next(): Token {
    const token = this.#tokens[this.#at];
    if (!token) throw new SyntaxError('Cannot read JSON: found its end, wanted a value');
    this.#at += 1;
    return token;
  }
}

function span(first: Token, last: Token): Pick<JsonPlace, 'start' | 'end'> {
  return { start: first.start, end: last.start + last.text.length };
}
