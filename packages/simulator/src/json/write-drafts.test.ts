import { fc } from '@castai-bot/testing/properties';
import { expect, test } from 'vitest';
import { addMembers, Draft, draftOf, SharedMembers } from './draft.ts';
import { sharePart } from './shared-part.ts';
import { writeDrafts } from './write-drafts.ts';
import { writeJson } from './write-json.ts';

type Members = Readonly<Record<string, unknown>>;

/** Members, whether they are shared, and whether each value is a shared part. */
interface Piece {
  readonly values: readonly { readonly value: unknown; readonly isPart: boolean }[];
  readonly isShared: boolean;
}

const piece = fc.record({
  values: fc.array(fc.record({ value: fc.jsonValue({ maxDepth: 3 }), isPart: fc.boolean() }), {
    maxLength: 4,
  }),
  isShared: fc.boolean(),
});

function toDraft(pieces: readonly Piece[]): Draft<Members> {
  const parts = pieces.map(({ values, isShared }, place) => {
    const members = Object.fromEntries(values.map((one, index) => [`ü"${place}.${index}`, toValue(one)]));
    return isShared ? new SharedMembers(members) : members;
  });
  return new Draft(parts);
}

function toValue({ value, isPart }: Piece['values'][number]): unknown {
  if (isPart && Array.isArray(value)) return value.map((item: unknown) => toPart(item));
  return isPart ? toPart(value) : value;
}

function toPart(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? sharePart(value) : value;
}

test('writeDrafts() writes what JSON.stringify() writes of the objects, whatever is shared, the first time and again', () => {
  fc.assert(
    fc.property(fc.array(fc.array(piece, { maxLength: 5 }), { maxLength: 5 }), (all) => {
      const drafts = all.map(toDraft);
      const wanted = JSON.stringify(drafts.map((draft) => draft.toJSON()));
      expect(`[${textOf(writeDrafts(drafts))}]`).toBe(wanted);
      expect(`[${textOf(writeDrafts(drafts))}]`).toBe(wanted);
      expect(textOf(writeJson({ drafts }))).toBe(`{"drafts":${wanted}}`);
      expect(JSON.stringify(drafts)).toBe(wanted);
    }),
  );
});

test('writeDrafts() writes objects that are longer than a block, and no member that is undefined', () => {
  const long = 'ünïcödé '.repeat(20_000);
  const members = { long, gone: undefined, parts: [1, sharePart({ long }), null] };
  const draft = draftOf([new SharedMembers({}), members, new SharedMembers({ end: long })]);
  expect(textOf(writeDrafts([draft, draft]))).toBe(JSON.stringify([draft, draft]).slice(1, -1));
});

test('toJSON() makes the object of all parts, read() gives one member of it', () => {
  const draft = addMembers(draftOf([{ a: 1 }, new SharedMembers({ b: [2] }), { c: undefined }]), { d: 3 });
  expect(draft.toJSON()).toStrictEqual({ a: 1, b: [2], c: undefined, d: 3 });
  expect([draft.read('a'), draft.read('b'), draft.read('c'), draft.read('d')]).toEqual([
    1,
    [2],
    undefined,
    3,
  ]);
  expect(textOf(writeDrafts([draft]))).toBe('{"a":1,"b":[2],"d":3}');
});

function textOf(pieces: Iterable<Buffer>): string {
  return Buffer.concat([...pieces]).toString();
}
