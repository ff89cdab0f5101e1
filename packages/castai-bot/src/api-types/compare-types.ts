import { readTypeFacts, type TypeFact } from '@castai-bot/api/read-type-facts';

/** One thing that two descriptions of the API say differently. */
export interface TypeDifference {
  readonly change: 'added' | 'removed' | 'changed';
  readonly kind: TypeFact['kind'];
  /** `GET /v1/…`, `Node`, `Node.state.phase` or `GET /v1/… query.limit`. */
  readonly name: string;
  /** Types, of what changed. */
  readonly before?: string;
  readonly after?: string;
}

const KINDS = ['operation', 'field', 'schema'] as const;

/**
 * What became of operations, fields and schemas, in this order; the parts of what is itself added or removed are left
 * out.
 * @throws SyntaxError when one of the texts is not as it was written
 */
export function compareTypes(before: string, after: string): readonly TypeDifference[] {
  const [old, fresh] = [indexFacts(before), indexFacts(after)];
  const changed = [...old.values()].flatMap(({ kind, name, type }): readonly TypeDifference[] => {
    const now = fresh.get(name)?.type ?? type;
    return now === type ? [] : [{ change: 'changed', kind, name, before: type, after: now }];
  });
  const differences: readonly TypeDifference[] = [
    ...listLacking(fresh, old).map(({ kind, name }) => ({ change: 'added' as const, kind, name })),
    ...listLacking(old, fresh).map(({ kind, name }) => ({ change: 'removed' as const, kind, name })),
    ...changed,
  ];
  return KINDS.flatMap((kind) => differences.filter((one) => one.kind === kind));
}

function indexFacts(text: string): ReadonlyMap<string, TypeFact> {
  return new Map(readTypeFacts(text).map((fact) => [fact.name, fact]));
}

/** Facts of the one that the other lacks, without those inside of others that it lacks. */
function listLacking(
  facts: ReadonlyMap<string, TypeFact>,
  other: ReadonlyMap<string, TypeFact>,
): readonly TypeFact[] {
  return [...facts.values()].filter(
    ({ name }) => !other.has(name) && listOuter(name).every((outer) => !facts.has(outer) || other.has(outer)),
  );
}

/** The names that a name begins with: `GET /v1/x query.limit` is in `GET /v1/x query`, and that in `GET /v1/x`. */
function listOuter(name: string): readonly string[] {
  return Array.from(name.matchAll(/[. ]/g), ({ index }) => name.slice(0, index));
}
