import type { DocumentChecker, Mismatch } from '@castai-bot/api/check';
import type { Schema } from '../openapi-document.ts';
import { describeMismatch, fieldNameOf } from './describe-mismatch.ts';
import { carryOut, mend } from './mend.ts';
import type { FieldViolation } from './refusal.ts';

/** A body as its schema has it, and what of it does not fit. */
export interface ReadBody {
  readonly body: unknown;
  /** Fields that the schema does not have, and so the body no longer: `nodeDownscaler.enabeld`, `items[].nmae`. */
  readonly unknownFields: readonly string[];
  readonly violations: readonly FieldViolation[];
}

/**
 * Reads a body by the rules of proto3 JSON, as grpc-gateway does: a field that is unknown is left out, null says "not
 * set", and so does an empty text where words are listed; numbers may be text, and 64-bit ones are; a field may go by its
 * proto name (`node_id`), a word by another casing that the document lists. The rest has to fit.
 *
 * @see https://protobuf.dev/programming-guides/json/
 */
export function readBody(
  value: unknown,
  { schema, check }: { readonly schema: Schema; readonly check: DocumentChecker },
): ReadBody {
  let body = value;
  const unknownFields = new Set<string>();
  /** Words and lists that are empty, by where they stand: one that has to be there is there all the same. */
  const empty = new Map<string, Mismatch>();
  for (;;) {
    const mismatches = check({ value: body, schema, nulls: 'none' });
    const edits = mismatches.flatMap((mismatch) => mend(mismatch, body) ?? []);
    if (edits.length === 0) {
      const broken = mismatches.filter(({ path }) => !empty.has(path.join('.')));
      const missing = mismatches.flatMap(({ path }) => empty.get(path.join('.')) ?? []);
      for (const mismatch of missing) fillIn(mismatch, body);
      const violations = broken.map((mismatch) => describeMismatch(mismatch, body));
      return { body, unknownFields: [...unknownFields], violations };
    }
    if (body === value) body = structuredClone(value);
    for (const edit of edits) {
      const { mismatch, name } = edit;
      const isLeftOut = name === undefined;
      if (isLeftOut && isEmpty(mismatch)) empty.set(mismatch.path.join('.'), mismatch);
      if (isLeftOut && mismatch.keyword === 'additionalProperties') {
        unknownFields.add(fieldNameOf(mismatch.path, body, () => ''));
      }
      carryOut(edit, body);
    }
  }
}

/** What enums call the first of their words, which says "not set". */
const NOT_SET = /^(.*_)?(UNSPECIFIED|UNKNOWN|UNSET|UNDEFINED|INVALID)$/;

/** Go writes a list that it has not as null. */
function isEmpty({ keyword, schema }: Mismatch): boolean {
  return keyword === 'enum' || (keyword === 'type' && schema.type === 'array');
}

function fillIn(mismatch: Mismatch, body: unknown): void {
  const { type, enum: words } = mismatch.schema;
  const value = type === 'array' ? [] : words?.find((word) => NOT_SET.test(word));
  if (value !== undefined) carryOut({ mismatch, name: mismatch.path.at(-1), value }, body);
}
