import type { Remembering, RememberingState } from './remember.ts';

/** A state in memory, kept as JSON as any is, and how often it was written. */
export interface MemoryState extends RememberingState<Remembering> {
  readonly text: () => string;
  readonly writes: () => number;
}

/** @param check Throws what a state throws that does not take a text */
export function createMemoryState(check: (text: string) => void = () => undefined): MemoryState {
  let text = '{}';
  let writes = 0;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written here
  const read = (): Remembering => JSON.parse(text) as Remembering;
  return {
    get: async () => read(),
    update: async (change) => {
      const next = JSON.stringify(await change(read()));
      check(next);
      text = next;
      writes += 1;
      return read();
    },
    text: () => text,
    writes: () => writes,
  };
}
