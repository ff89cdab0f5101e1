import type { ConfigMap } from './kube-objects.ts';

/** What the ConfigMap of a state holds. */
export interface StoredState {
  /** Of all its keys; 0: no run has stored anything yet. */
  readonly bytes: number;
  /** When somebody last wrote into it; null where nobody has, or the cluster does not tell. */
  readonly writtenAt: string | null;
}

export function describeStoredState({ data = {}, metadata }: ConfigMap): StoredState {
  const texts = Object.values(data);
  const times = (metadata.managedFields ?? [])
    .filter(({ fieldsV1 = {} }) => Object.hasOwn(fieldsV1, 'f:data'))
    .flatMap(({ time }) => time ?? []);
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  return { bytes, writtenAt: times.toSorted().at(-1) ?? null };
}

/** `1.4 kB, written 2026-01-05T12:00:00Z`. */
export function sayStored({ bytes, writtenAt }: StoredState): string {
  if (bytes === 0) return 'holds nothing yet';
  const size = bytes < 1000 ? `${bytes} bytes` : `${(bytes / 1000).toFixed(1)} kB`;
  return `holds ${size} that runs remember${writtenAt === null ? '' : `, written ${writtenAt}`}`;
}
