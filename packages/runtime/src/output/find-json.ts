import { isCredentialName } from './credential-names.ts';
import { findStringEnd, parseString } from './json-string.ts';
import { matchAt } from './match-at.ts';

/** A part of a text, up to `end`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A string of a JSON document with its quotes, and whether it stands under the name of a credential. */
export interface JsonString extends Span {
  readonly isSecret: boolean;
}

/** An object or array that a text holds, and the strings in it, names included. */
export interface JsonPart extends Span {
  readonly strings: readonly JsonString[];
}

/** Finds the outermost JSON objects and arrays in any text. It reads the text once, however they are nested or broken. */
export function findJson(text: string): readonly JsonPart[] {
  return text.includes('{') || text.includes('[') ? new JsonFinder(text).find() : [];
}

const OPENING = /[[{]/g;
const BLANKS = /[ \t\r\n]*/y;
const SCALAR = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/** What may come next in an object or array. */
type Next = 'item or end' | 'item' | 'colon' | 'value' | 'comma or end';

interface Open {
  readonly start: number;
  readonly isObject: boolean;
  readonly isSecret: boolean;
  /** How many strings were found before it. */
  readonly from: number;
  /** The whole objects and arrays in it: what is left of it when it breaks off. */
  readonly inner: Found[];
  /** The name that its next value has; in a list, the string before it: raw headers are name, value, name, value. */
  name: string;
  next: Next;
}

interface Found extends Span {
  readonly from: number;
  readonly to: number;
}

class JsonFinder {
  readonly #text: string;
  readonly #strings: JsonString[] = [];
  readonly #found: Found[] = [];
  #open: Open[] = [];
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  find(): readonly JsonPart[] {
    while (this.#at < this.#text.length) {
      const top = this.#open.at(-1);
      if (top === undefined) {
        OPENING.lastIndex = this.#at;
        const opening = OPENING.exec(this.#text);
        if (opening === null) break;
        this.#at = opening.index;
        this.#begin(false);
      } else {
        this.#at += matchAt(BLANKS, this.#text, this.#at).length;
        if (this.#at < this.#text.length && !this.#take(top)) this.#breakOff();
      }
    }
    this.#breakOff();
    return this.#found.map(({ start, end, from, to }) => ({
      start,
      end,
      strings: this.#strings.slice(from, to),
    }));
  }

  /** Takes one token; whether it may stand here. */
  #take(top: Open): boolean {
    const takesValue = top.isObject ? top.next === 'value' : top.next.startsWith('item');
    switch (this.#text.charAt(this.#at)) {
      case ',':
        return this.#step(top, 'comma or end', 'item');
      case ':':
        return this.#step(top, 'colon', 'value');
      case top.isObject ? '}' : ']':
        return top.next.endsWith('end') && this.#close(top);
      case '{':
      case '[':
        return takesValue && this.#begin(isUnderCredential(top));
      case '"':
        return this.#takeString(top, takesValue);
      default:
        return takesValue && this.#takeScalar(top);
    }
  }

  #step(top: Open, from: Next, to: Next): boolean {
    if (top.next !== from) return false;
    top.next = to;
    this.#at += 1;
    return true;
  }

  #begin(isSecret: boolean): true {
    const isObject = this.#text[this.#at] === '{';
    const from = this.#strings.length;
    this.#open.push({ start: this.#at, isObject, isSecret, from, inner: [], name: '', next: 'item or end' });
    this.#at += 1;
    return true;
  }

  #close({ start, from }: Open): true {
    this.#at += 1;
    this.#open.pop();
    const outer = this.#open.at(-1);
    (outer?.inner ?? this.#found).push({ start, end: this.#at, from, to: this.#strings.length });
    if (outer !== undefined) finishValue(outer, '');
    return true;
  }

  #takeString(top: Open, takesValue: boolean): boolean {
    const isName = top.isObject && top.next.startsWith('item');
    if (!isName && !takesValue) return false;
    const end = findStringEnd(this.#text, this.#at);
    const value = parseString(this.#text.slice(this.#at, end));
    if (value === undefined) return false;
    this.#strings.push({ start: this.#at, end, isSecret: !isName && isUnderCredential(top) });
    this.#at = end;
    if (isName) {
      top.name = value;
      top.next = 'colon';
    } else {
      finishValue(top, value);
    }
    return true;
  }

  #takeScalar(top: Open): boolean {
    const { length } = matchAt(SCALAR, this.#text, this.#at);
    this.#at += length;
    if (length > 0) finishValue(top, '');
    return length > 0;
  }

  /** What is open is no JSON after all. */
  #breakOff(): void {
    for (const found of this.#open.flatMap(({ inner }) => inner)) this.#found.push(found);
    this.#open = [];
  }
}

function isUnderCredential({ isSecret, name }: Open): boolean {
  return isSecret || isCredentialName(name);
}

function finishValue(top: Open, value: string): void {
  top.name = value;
  top.next = 'comma or end';
}
