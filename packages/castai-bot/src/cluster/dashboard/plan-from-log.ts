import { isRecord, readJson } from '@castai-bot/cli';
import type { RunChange, RunWrite } from '@castai-bot/page';

/** How the runtime logs a write that a dry run kept back, and a state that it would have stored. */
const PLANNED = /^Planned (?<title>.+)$/;

/** The writes that a dry run planned, by the lines of its log; none where the log is not in JSON. */
export function listPlanned(log: string): readonly RunWrite[] {
  return log.split('\n').flatMap((line) => {
    if (!line.includes('"Planned ')) return [];
    const entry = readJson(line);
    const message = isRecord(entry) ? entry['message'] : undefined;
    const title = typeof message === 'string' ? PLANNED.exec(message)?.groups?.['title'] : undefined;
    if (!isRecord(entry) || title === undefined) return [];
    const { target, changes } = entry;
    const about = typeof target === 'string' ? ` ${target}` : '';
    return [{ title: `${title}${about}`, changes: Array.isArray(changes) ? changes.flatMap(toChange) : [] }];
  });
}

function toChange(value: unknown): readonly RunChange[] {
  if (!isRecord(value) || typeof value['path'] !== 'string') return [];
  const { path, before, after } = value;
  return [{ path, before, after }];
}
