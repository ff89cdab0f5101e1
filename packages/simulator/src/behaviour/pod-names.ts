import type { Workload } from '../world/workload.ts';

/** What Kubernetes would call the ReplicaSet of a Deployment; always the same name for the same workload. */
export function replicaSetOf({ id, name }: Pick<Workload, 'id' | 'name'>): string {
  return `${name}-${id.replaceAll('-', '').slice(-10)}`;
}

/** Names the pods of a workload: those of a StatefulSet by number, others by a suffix. */
export function podNamesOf(workload: Workload): string[] {
  const { kind, name, podCount } = workload;
  const owner = kind === 'Deployment' ? replicaSetOf(workload) : name;
  return Array.from({ length: podCount }, (_, index) =>
    kind === 'StatefulSet' ? `${name}-${index}` : `${owner}-${suffixOf(workload, index)}`,
  );
}

const SUFFIX_LENGTH = 5;
/** Larger than any number of pods, and prime: the suffixes of a workload differ. */
const STRIDE = 1_000_003;

function suffixOf({ id }: Pick<Workload, 'id'>, index: number): string {
  const number = Number.parseInt(id.slice(0, 6), 16) + index * STRIDE;
  return number.toString(36).padStart(SUFFIX_LENGTH, '0').slice(-SUFFIX_LENGTH);
}
