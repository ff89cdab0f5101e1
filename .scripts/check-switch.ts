/** What the demo reads of `castai-bot run --json`. */
export interface RunDocument {
  readonly exitCode: number;
  readonly report: { readonly counts: Readonly<Record<string, number>> };
  readonly changes: readonly { readonly kind: string; readonly before?: unknown; readonly after?: unknown }[];
}

/** Whether a run switched workloads to READ_ONLY and touched nothing else: returns what is wrong, nothing when all is well. */
export function checkSwitch({ exitCode, report, changes }: RunDocument): readonly string[] {
  const differences = changes.flatMap(({ kind, before, after }) =>
    findDifferences(before, after).map((difference) => `${kind} ${difference}`),
  );
  const others = new Set(differences.filter((difference) => !isExpected(difference)));
  return [
    ...(exitCode === 0 ? [] : [`the run ended with ${exitCode}`]),
    ...(changes.length > 0 ? [] : ['the run changed nothing']),
    ...(report.counts['switched'] === changes.length
      ? []
      : [`the report counts ${JSON.stringify(report.counts)}, and ${changes.length} workloads changed`]),
    ...[...others].map((difference) => `changed besides the management option: ${difference}`),
  ];
}

/** The switch itself, of what the workload inherited too, and the time of it, which CAST AI keeps. */
function isExpected(difference: string): boolean {
  return /managementOption (MANAGED|undefined) → READ_ONLY$|^workload updatedAt /.test(difference);
}

/** `path before → after` of every leaf that differs. */
function findDifferences(before: unknown, after: unknown, path = ''): readonly string[] {
  if (isObject(before) || isObject(after)) {
    const [from, to] = [isObject(before) ? before : {}, isObject(after) ? after : {}];
    return [...new Set([...Object.keys(from), ...Object.keys(to)])].flatMap((key) =>
      findDifferences(from[key], to[key], path === '' ? key : `${path}.${key}`),
    );
  }
  return Object.is(before, after) ? [] : [`${path} ${String(before)} → ${String(after)}`];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
