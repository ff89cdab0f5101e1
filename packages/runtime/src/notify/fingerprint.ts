import type { Report } from '../report/report.ts';

const LENGTH = 16;
/** What differs between two failures that are one: ids, numbers, times. */
const VOLATILE = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}|\d+/gi;

/** Names a failure, the same for equal ones: how the run ended, why, and which items failed of what. */
export function fingerprint({ error, exitCode, failed, failedCount }: Report): string {
  const items = failed.map(({ code, id }) => `${code} ${id}`).toSorted();
  const why = [error?.code, error?.message.replaceAll(VOLATILE, '#')];
  const { createHash } = process.getBuiltinModule('node:crypto');
  return createHash('sha256')
    .update(JSON.stringify([exitCode, why, failedCount, items]))
    .digest('hex')
    .slice(0, LENGTH);
}
