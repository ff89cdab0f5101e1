import path from 'node:path';
import { CliError, isRecord, readJson } from '@castai-bot/cli';
import { applyChanges } from './apply-changes.ts';
import { readTextIfThere } from './read-text.ts';

/**
 * The cluster a bot was first deployed to. Committed with the repo, so that a colleague's deploy to another cluster is
 * stopped too; hence the namespace's uid: contexts are named by each person, a uid is the cluster's own.
 */
export interface ClusterRecord {
  readonly schema: 1;
  /** As the person called it who deployed. */
  readonly context: string;
  readonly namespace: string;
  /** Null where it could not be read. */
  readonly namespaceUid: string | null;
}

export const RECORD_FILE = '.castai-bot/cluster.json';

/** The record, or undefined before the first deploy. @throws CliError BAD_RECORD */
export async function readClusterRecord(root: string): Promise<ClusterRecord | undefined> {
  const text = await readTextIfThere(path.join(root, RECORD_FILE));
  if (text === undefined) return undefined;
  const record = readJson(text);
  if (isClusterRecord(record)) return record;
  throw new CliError('BAD_RECORD', `Cannot read ${RECORD_FILE}: wanted schema 1 with context and namespace`, {
    hint: `Delete ${RECORD_FILE}: the next deploy writes it`,
  });
}

/** @throws CliError WRITE_FAILED and the like */
export async function writeClusterRecord(root: string, record: ClusterRecord): Promise<void> {
  const content = `${JSON.stringify(record, null, 2)}\n`;
  await applyChanges([{ kind: 'replace', path: RECORD_FILE, content }], { root });
}

function isClusterRecord(value: unknown): value is ClusterRecord {
  return (
    isRecord(value) &&
    value['schema'] === 1 &&
    typeof value['context'] === 'string' &&
    typeof value['namespace'] === 'string' &&
    (value['namespaceUid'] === null || typeof value['namespaceUid'] === 'string')
  );
}
