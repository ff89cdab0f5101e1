import { describe, expect, it } from 'vitest';
import { isShown, parseLogLevel } from './log-level.ts';

describe('parseLogLevel()', () => {
  it('parseLogLevel() knows the names of Python in any case', () => {
    expect(['critical', 'Error', 'WARNING', 'info', ' debug '].map(parseLogLevel)).toEqual([
      'CRITICAL',
      'ERROR',
      'WARNING',
      'INFO',
      'DEBUG',
    ]);
    expect(['warn', 'FATAL', 'notset'].map(parseLogLevel)).toEqual(['WARNING', 'CRITICAL', 'DEBUG']);
  });

  it('parseLogLevel() knows no other name', () => {
    expect(['', 'verbose', '10', 'constructor', '__proto__'].map(parseLogLevel)).toEqual(
      Array.from({ length: 5 }, () => undefined),
    );
  });
});

describe('isShown()', () => {
  it('isShown() compares by severity', () => {
    expect(isShown('DEBUG', 'INFO')).toBe(false);
    expect(isShown('INFO', 'INFO')).toBe(true);
    expect(isShown('CRITICAL', 'ERROR')).toBe(true);
  });
});
