/** One field that two values do not share. */
export interface Difference {
  /** `workloadOverrides.containers[0].cpu` */
  readonly path: string;
  /** `undefined` where it is only in the other. */
  readonly before: unknown;
  readonly after: unknown;
}

/** Lists the fields in which two values differ, as deep as both have the same fields; what is equal as JSON is equal. */
export function listDifferences(before: unknown, after: unknown, path = ''): readonly Difference[] {
  if (Object.is(before, after)) return [];
  if (Array.isArray(before) && Array.isArray(after)) {
    const length = Math.max(before.length, after.length);
    return Array.from({ length }, (_, index) =>
      listDifferences(before[index], after[index], `${path}[${index}]`),
    ).flat();
  }
  if (isPlain(before) && isPlain(after)) {
    const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return names.flatMap((name) => listDifferences(before[name], after[name], join(path, name)));
  }
  return [{ path, before, after }];
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A name with a dot or a slash in it, as labels have, stands in brackets. */
function join(path: string, name: string): string {
  if (!/^[\w$-]+$/.test(name)) return `${path}[${JSON.stringify(name)}]`;
  return path === '' ? name : `${path}.${name}`;
}
