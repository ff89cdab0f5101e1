import { describe, expect, test } from 'vitest';
import { ReportFilter } from './report-filter.ts';

const REPORT =
  '{"schema":1,"bot":"b","function":"f","clusterId":"c","exitCode":0,"durationMs":1,"counts":{},"failedCount":0,"failed":[]}';

describe('ReportFilter', () => {
  test('ReportFilter() passes text through at once, unfinished lines too', () => {
    const { written, filter } = create();
    filter.push('half a');
    filter.push(' line\nand an');
    expect(written.join('')).toBe('half a line\nand an');
    filter.push(`other {"schema":1,\n`);
    expect(written.join('')).toBe('half a line\nand another {"schema":1,\n');
    expect(filter.end()).toEqual({});
  });

  test.each([[`${REPORT}\n`], [REPORT], [REPORT.replaceAll(/[:,]/g, '$& ')], [`{ ${REPORT.slice(1)}`]])(
    'ReportFilter() keeps the report back, however it is cut',
    (report) => {
      for (let size = 1; size <= report.length; size += 7) {
        const { written, filter } = create();
        const text = `before\n${report}`;
        for (let at = 0; at < text.length; at += size) filter.push(text.slice(at, at + size));
        filter.push('');
        expect(filter.end().report).toMatchObject({ function: 'f' });
        expect(written.join('')).toBe('before\n');
      }
    },
  );

  test('ReportFilter() lets a line go that only looked like the report', () => {
    const { written, filter } = create();
    filter.push(`${REPORT}\nafter\n{"schema":1,"not":"a report"}\n`);
    expect(filter.end().report).toBeUndefined();
    expect(written.join('')).toBe(`${REPORT}\nafter\n{"schema":1,"not":"a report"}\n`);
  });

  test.each([
    [
      '{"schema": 1, "counts": {}, "exitCode": 0}',
      'its last line lacks "durationMs" (a number), "failedCount" (a number), "failed" (a list)',
    ],
    ['{"schema": 1, "counts": {}', 'its last line is no JSON'],
    ['{"schema": 2}', undefined],
    ['done', undefined],
  ])('ReportFilter() says why %s is no report', (line, problem) => {
    const { written, filter } = create();
    filter.push(`${line}\n`);
    expect(filter.end().problem).toBe(problem);
    expect(written.join('')).toBe(`${line}\n`);
  });
});

function create(): { written: string[]; filter: ReportFilter } {
  const written: string[] = [];
  return { written, filter: new ReportFilter((text) => written.push(text)) };
}
