import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseCronFields } from './cron-fields.ts';
import { nextRuns } from './next-runs.ts';

/** What robfig/cron itself says: facts/runs wrote it. */
const table = readFileSync(new URL('./fixtures/robfig-runs.tsv', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
  .slice(1)
  .map((line) => line.split('\t'));

describe('nextRuns', () => {
  test("nextRuns() gives the runs that Kubernetes' library gives, wherever clocks move", () => {
    expect(table.length).toBeGreaterThan(1000);
    const different = table.filter(([schedule = '', timeZone = '', now = '', runs = '']) => {
      const fields = parseCronFields(schedule);
      if ('problem' in fields) throw new Error(`${schedule}: ${fields.problem}`);
      const found = nextRuns(fields, { timeZone, now: new Date(now), runs: 6 });
      return found.map(toText).join(' ') !== runs;
    });
    expect(different).toEqual([]);
  });
});

function toText(run: Date): string {
  return `${run.toISOString().slice(0, 16)}Z`;
}
