import { fc } from '@castai-bot/testing/properties';
import { expect, test } from 'vitest';
import { addMembers, Draft, type Parts, SharedMembers } from './draft.ts';
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
  const members = pieces.map(({ values }, place) =>
    Object.fromEntries(values.map((one, index) => [`ü"${place}.${index}`, toValue(one)])),
  );
  const parts: Parts = members.map((some, place) =>
    pieces[place]?.isShared === true ? new SharedMembers(some) : some,
  );
  return new Draft(parts, () => members.reduce<Members>((whole, some) => ({ ...whole, ...some }), {}));
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
  const draft = new Draft([new SharedMembers({}), members, new SharedMembers({ end: long })], () => ({
    ...members,
    end: long,
  }));
  expect(textOf(writeDrafts([draft, draft]))).toBe(JSON.stringify([draft, draft]).slice(1, -1));
});

test('addMembers() adds to the object as to its JSON', () => {
  const draft = addMembers(new Draft([{ a: 1 }], () => ({ a: 1 })), { b: 2 });
  expect(draft.toJSON()).toEqual({ a: 1, b: 2 });
  expect(textOf(writeDrafts([draft]))).toBe('{"a":1,"b":2}');
});

function textOf(pieces: Iterable<Buffer>): string {
  return Buffer.concat([...pieces]).toString();
}
