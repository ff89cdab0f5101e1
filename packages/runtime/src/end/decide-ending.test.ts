import { describe, expect, it } from 'vitest';
import { PlanEndedError } from '../castai/plan/plan-ended-error.ts';
import { ConfigError } from '../errors.ts';
import { emptyResult } from '../functions/function-result.ts';
import { RunEndedError } from '../run/run-ended-error.ts';
import type { RunEvent, Stopper } from '../run/run-event.ts';
import { decideEnding } from './decide-ending.ts';

const returned: RunEvent = { kind: 'returned', result: { counts: { done: 1 }, failed: [] } };
const failed = [{ id: 'a', code: 'b', message: 'c' }];
const withFailed: RunEvent = { kind: 'returned', result: { counts: {}, failed } };
const threw = (error: Error = new Error('boom')): RunEvent => ({ kind: 'threw', error });
const uncaught = (error: Error = new Error('late')): RunEvent => ({ kind: 'uncaught', error });
const stopped = (by: Stopper): RunEvent & { readonly kind: 'stopped' } => ({
  kind: 'stopped',
  by,
  error: new RunEndedError(`${by} ended it`, { code: by.toLowerCase() }),
});
const exited = (code: number): RunEvent => ({ kind: 'exited', code });
const exitCodeSet = (code: number): RunEvent => ({ kind: 'exitCodeSet', code });
const config = new ConfigError('Cannot run', { code: 'config', problems: ['a'] });
const usage = new ConfigError('Cannot start', { code: 'usage', problems: ['a'] });

describe('decideEnding()', () => {
  it.each<[string, RunEvent[], [exitCode: number, words?: string]]>([
    ['nothing said', [], [0]],
    ['returned', [returned], [0]],
    ['returned failed items', [withFailed], [65]],
    ['wrong config', [threw(config)], [78, 'Cannot run: a']],
    ['wrong start', [threw(usage)], [64, 'Cannot start: a']],
    ['threw', [threw()], [1, 'boom']],
    ['a plan that ended', [threw(new Error('x', { cause: new PlanEndedError('id') }))], [0, 'Cannot plan']],
    ['a plan that ended, and a late error', [threw(new PlanEndedError('id')), uncaught()], [1, 'late']],
    ['SIGTERM, then returned', [stopped('SIGTERM'), returned], [143, 'SIGTERM ended it']],
    ['SIGINT, then threw', [stopped('SIGINT'), threw()], [130, 'SIGINT ended it']],
    ['the deadline', [stopped('deadline')], [75, 'deadline ended it']],
    ['SIGTERM, then process.exit(3)', [stopped('SIGTERM'), exited(3)], [143, 'SIGTERM ended it']],
    ['a drained loop', [{ kind: 'drained' }], [1, 'nothing is left']],
    ['an uncaught error', [uncaught()], [1, 'late']],
    ['an uncaught error, then an exit', [uncaught(), exited(3)], [1, 'late']],
    ['returned, then an uncaught error', [returned, uncaught(config)], [78, 'Cannot run']],
    ['failed items, then an uncaught error', [withFailed, uncaught()], [1, 'late']],
    ['process.exit(0) before it returned', [exited(0)], [1, 'process.exit(0)']],
    ['process.exit(0) after it returned', [withFailed, exited(0)], [65]],
    ['process.exit(3) after it returned', [returned, exited(3)], [3, 'process.exit(3)']],
    ['process.exit(-1)', [exited(-1)], [255, 'process.exit(-1)']],
    ['process.exit(256)', [exited(256)], [1, 'process.exit(256)']],
    ['process.exitCode', [withFailed, exitCodeSet(2)], [2, 'process.exitCode to 2']],
    ['threw, and process.exitCode', [threw(), exitCodeSet(2)], [1, 'boom']],
  ])('decideEnding() of %s', (_, events, [exitCode, words]) => {
    const { error, ...ending } = decideEnding(events);
    expect(ending.exitCode).toBe(exitCode);
    if (words === undefined) expect(error).toBeUndefined();
    else expect(error?.message).toContain(words);
  });

  it('decideEnding() keeps what the function did before it was stopped', () => {
    expect(decideEnding([stopped('SIGTERM'), withFailed]).result.failed).toEqual(failed);
    expect(decideEnding([stopped('SIGTERM'), threw()]).result).toEqual(emptyResult);
  });

  it('decideEnding() tells what failed besides, and counts what was aborted', () => {
    const stop = stopped('SIGTERM');
    const wrapped = Object.assign(new Error('aborted', { cause: stop.error }), { name: 'AbortError' });
    const ending = decideEnding([stop, uncaught(wrapped), uncaught(stop.error), uncaught(), threw()]);
    expect(ending.others.map(({ message }) => message)).toEqual(['late', 'boom']);
    expect(ending.abortedCount).toBe(2);
    expect(decideEnding([stop, threw(wrapped)])).toMatchObject({ others: [], abortedCount: 0 });
  });
});
