/** A seeded source of everything a world is made of; the same labels give the same stream. */
export interface Random {
  /** A number from 0 up to, not including, 1. */
  next(): number;
  /** A whole number between the two, both included. */
  int(from: number, to: number): number;
  chance(probability: number): boolean;
  pick<T>(choices: readonly [T, ...T[]]): T;
  /** A UUID of version 4, as the API writes ids. */
  uuid(): string;
  text(length: number, alphabet: string): string;
}

const UINT32 = 4_294_967_296;
const HEX: readonly string[] = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** Where the three words of a stream's state begin. */
const STARTS = [0x811c9dc5, 0x01000193, 0x9e3779b9] as const;

type State = readonly [number, number, number];

/** Makes the stream of `labels` under `seed`: independent of every other label's, so that a part of a world can be made alone. */
export function createRandom(seed: number, ...labels: readonly (string | number)[]): Random {
  return randomOf(hash([seed, ...labels].join('/'), STARTS));
}

/** Makes the streams of `labels` and a number: what `createRandom` makes of them one by one, for many. */
export function createRandoms(
  seed: number,
  ...labels: readonly (string | number)[]
): (index: number) => Random {
  const state = hash([seed, ...labels, ''].join('/'), STARTS);
  return (index) => randomOf(hash(String(index), state));
}

function randomOf(state: State): Random {
  const uint32 = createGenerator(state);
  const next = (): number => uint32() / UINT32;
  const int = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  return {
    next,
    int,
    chance: (probability) => next() < probability,
    pick: (choices) => choices[int(0, choices.length - 1)] ?? choices[0],
    uuid: () => formatUuid(uint32(), uint32(), [uint32(), uint32()]),
    text: (length, alphabet) =>
      Array.from({ length }, () => alphabet.charAt(int(0, alphabet.length - 1))).join(''),
  };
}

/** Puts items into an order that the stream decides. */
export function shuffle<T>(random: Random, items: readonly T[]): T[] {
  return items
    .map((item) => ({ item, at: random.next() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

/** Chris Doty-Humphrey's sfc32: small, fast and good enough for a pretend world. */
function createGenerator(state: State): () => number {
  let [a, b, c] = state;
  let counter = 1;
  const uint32 = (): number => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return sum >>> 0;
  };
  for (let round = 0; round < 12; round += 1) uint32();
  return uint32;
}

/** Fowler, Noll and Vo's hash, three times: of a text, on from where another has ended. */
function hash(text: string, [first, second, third]: State): State {
  let [a, b, c] = [first, second, third];
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    a = Math.imul(a ^ code, 0x01000193);
    b = Math.imul(b ^ code, 0x01000193);
    c = Math.imul(c ^ code, 0x01000193);
  }
  return [a | 0, b | 0, c | 0];
}

function formatUuid(first: number, second: number, [third, fourth]: readonly [number, number]): string {
  const version = (second & 0xffff0fff) | 0x00004000;
  const variant = (third & 0x3fffffff) | 0x80000000;
  return `${hex32(first)}-${hex16(version >>> 16)}-${hex16(version)}-${hex16(variant >>> 16)}-${hex16(variant)}${hex32(fourth)}`;
}

function hex32(value: number): string {
  return hex16(value >>> 16) + hex16(value);
}

function hex16(value: number): string {
  return `${HEX[(value >>> 8) & 0xff]}${HEX[value & 0xff]}`;
}
