import type { LiveField } from '@castai-bot/api/live-answers';
import { hasForm, isObject } from './has-form.test-kit.ts';

/** A field that is not as it was seen live, and how not. */
export interface ShapeDifference {
  readonly field: string;
  readonly what:
    | 'missing'
    | 'not seen live'
    | 'absent at times'
    | 'never absent'
    | 'null'
    | 'never null'
    | 'empty'
    | 'never empty'
    | 'another form'
    | 'never microseconds'
    | 'no value in common';
}

/** A place of the shape; one without a field of its own only holds others, and is always there. */
interface Place {
  readonly path: string;
  readonly parts: Map<string, Place>;
  field: LiveField | undefined;
}

/** Holds answers of the simulator against the fields of live ones, both ways. */
export function findDifferences(
  fields: Readonly<Record<string, LiveField>>,
  answers: readonly unknown[],
): readonly ShapeDifference[] {
  return partDifferences(makePlace(fields), answers);
}

function makePlace(fields: Readonly<Record<string, LiveField>>): Place {
  const root: Place = { path: '', parts: new Map(), field: undefined };
  for (const [path, field] of Object.entries(fields)) {
    const names = path.replaceAll('[]', '.[]').split('.');
    const place = names.reduce((above, name) => {
      const known = above.parts.get(name);
      const made = known ?? { path: join(above.path, name), parts: new Map(), field: undefined };
      above.parts.set(name, made);
      return made;
    }, root);
    place.field = field;
  }
  return root;
}

function join(path: string, name: string): string {
  return path === '' || name === '[]' ? `${path}${name}` : `${path}.${name}`;
}

/** What differs below a place, whose values are neither null nor absent. */
function partDifferences({ path, parts }: Place, values: readonly unknown[]): readonly ShapeDifference[] {
  const [items, entries] = [parts.get('[]'), parts.get('*')];
  if (items !== undefined) {
    if (!values.every((value) => Array.isArray(value))) return [{ field: path, what: 'another form' }];
    return memberDifferences(items, values.flat());
  }
  if (!values.every(isObject)) return [{ field: path, what: 'another form' }];
  if (entries !== undefined)
    return memberDifferences(
      entries,
      values.flatMap((value) => Object.values(value)),
    );
  const extra = new Set(values.flatMap((value) => Object.keys(value)).filter((name) => !parts.has(name)));
  return [
    ...[...parts].flatMap(([name, part]) => propertyDifferences(part, { name, objects: values })),
    ...[...extra].map((name) => ({ field: join(path, name), what: 'not seen live' as const })),
  ];
}

function memberDifferences(place: Place, values: readonly unknown[]): readonly ShapeDifference[] {
  if (values.length === 0) return [{ field: place.path, what: 'missing' }];
  return valueDifferences(place, values);
}

function propertyDifferences(
  place: Place,
  {
    name,
    objects,
  }: { readonly name: string; readonly objects: readonly Readonly<Record<string, unknown>>[] },
): readonly ShapeDifference[] {
  const holders = objects.filter((object) => Object.hasOwn(object, name));
  const { path, field } = place;
  if (holders.length === 0) return [{ field: path, what: 'missing' }];
  const isOptional = field?.presence !== undefined;
  const isAlwaysThere = holders.length === objects.length;
  return [
    ...(isAlwaysThere && isOptional ? [{ field: path, what: 'never absent' as const }] : []),
    ...(!isAlwaysThere && !isOptional ? [{ field: path, what: 'absent at times' as const }] : []),
    ...valueDifferences(
      place,
      holders.map((object) => object[name]),
    ),
  ];
}

function valueDifferences(place: Place, values: readonly unknown[]): readonly ShapeDifference[] {
  const { path, field } = place;
  if (field?.is === 'any') return [];
  if (field?.is === 'null') {
    return values.every((value) => value === null) ? [] : [{ field: path, what: 'another form' }];
  }
  const there = values.filter((value) => value !== null);
  const hasNull = there.length < values.length;
  const mayBeNull = field?.null === true;
  return [
    ...(hasNull && !mayBeNull ? [{ field: path, what: 'null' as const }] : []),
    ...(!hasNull && mayBeNull ? [{ field: path, what: 'never null' as const }] : []),
    ...(there.length > 0 ? innerDifferences(place, there) : []),
  ];
}

function innerDifferences(place: Place, values: readonly unknown[]): readonly ShapeDifference[] {
  const { path, field, parts } = place;
  if (parts.size > 0) return partDifferences(place, values);
  return field === undefined ? [] : formDifferences(path, field, values);
}

function formDifferences(
  path: string,
  field: LiveField,
  values: readonly unknown[],
): readonly ShapeDifference[] {
  const { is, empty, values: known } = field;
  const told = is === 'emptyText' ? values : values.filter((value) => value !== '');
  const hasEmpty = told.length < values.length;
  const isCoarse = is === 'time' && !told.some((value) => typeof value === 'string' && value.length > 24);
  const what: readonly (ShapeDifference['what'] | false)[] = [
    hasEmpty && empty === undefined && 'empty',
    !hasEmpty && empty === true && 'never empty',
    !told.every((value) => hasForm(value, is)) && 'another form',
    isCoarse && told.length > 0 && 'never microseconds',
    known !== undefined &&
      told.length > 0 &&
      !told.some((value) => known.some((one) => one === value)) &&
      'no value in common',
  ];
  return what.flatMap((one) => (one === false ? [] : [{ field: path, what: one }]));
}
