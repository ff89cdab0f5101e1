import { fc } from '@castai-bot/testing/properties';
import { describe, expect, it } from 'vitest';
import { largestReport, printReport, type Report } from './report.ts';

const report: Report = {
  schema: 1,
  bot: 'my-bot',
  function: 'rotate-nodes',
  clusterId: '5a1c9f0e-1111-4222-8333-444455556666',
  exitCode: 65,
  startedAt: '2026-11-22T17:00:00.000Z',
  durationMs: 1200,
  dryRun: false,
  counts: { rotated: 3 },
  failedCount: 0,
  failed: [],
};

function parse(line: string): Report {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- our own line
  return JSON.parse(line) as Report;
}

describe('printReport()', () => {
  it('printReport() writes a report that fits as it is', () => {
    expect(parse(printReport(report))).toEqual(report);
  });

  it('printReport() cuts failed items and keeps their number', () => {
    const failed = Array.from({ length: 300 }, (_, index) => ({
      id: `node-${index}`,
      code: 'api_error',
      message: `Cannot drain "node-${index}": é ${'x'.repeat(index)}`,
    }));
    const line = printReport({ ...report, failedCount: 300, failed });
    expect(Buffer.byteLength(`${line}\n`)).toBeLessThanOrEqual(largestReport);
    expect(Buffer.byteLength(line)).toBeGreaterThan(largestReport - 500);
    const { failed: kept, ...rest } = parse(line);
    expect(rest).toEqual({ ...parse(JSON.stringify({ ...report, failedCount: 300 })), failed: undefined });
    expect(kept[0]).toEqual(failed[0]);
    expect(kept.length).toBeGreaterThan(20);
  });

  it('printReport() names some of many problems and counts the rest', () => {
    const problems = Array.from(
      { length: 100 },
      (_, index) => `env VARIABLE_${index}: ${'long '.repeat(20)}`,
    );
    const line = printReport({
      ...report,
      error: { code: 'config', message: problems.join('; '), problems },
    });
    expect(parse(line).error?.problems).toEqual([...problems.slice(0, 5), 'and 95 more']);
  });

  it('printReport() keeps counts apart whose long names begin alike', () => {
    const counts = Object.fromEntries([1, 2, 3].map((number) => [`${'long '.repeat(300)}${number}`, number]));
    const kept = parse(printReport({ ...report, counts })).counts;
    expect(Object.values(kept)).toEqual([1, 2, 3]);
  });

  it('printReport() never writes more, whatever is in it', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 3000 }),
      fc.constantFrom('\0'.repeat(5000), '\ud800'.repeat(5000)),
    );
    fc.assert(
      fc.property(
        fc.array(fc.record({ id: text, code: text, message: text })),
        fc.dictionary(text, fc.integer()),
        fc.record({
          bot: text,
          function: text,
          clusterId: text,
          error: fc.record({ code: text, message: text, hint: text, problems: fc.array(text) }),
        }),
        (failed, counts, texts) => {
          const whole = { ...report, ...texts, failedCount: failed.length, failed, counts };
          const line = printReport(whole);
          expect(Buffer.byteLength(line)).toBeLessThan(largestReport);
          expect(parse(line)).toMatchObject({ exitCode: 65, failedCount: failed.length });
        },
      ),
      { numRuns: 60 },
    );
  });
});
