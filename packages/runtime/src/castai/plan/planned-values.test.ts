import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { createClock } from '../../http/time/clock.ts';
import { ApiCaller } from '../call/api-caller.ts';
import { PlanEndedError } from './plan-ended-error.ts';
import { isPlanned, PlannedValues } from './planned-values.ts';
import { guardWrites } from './write-guard.ts';

interface Answer {
  readonly nodeId: string;
  readonly count: number;
  readonly items: readonly string[];
}

/** A planned answer, with the type that code takes it for. */
async function planned(values: PlannedValues = new PlannedValues()): Promise<Answer> {
  const send = guardWrites(async () => undefined, { writes: [], values });
  return new ApiCaller(send, createClock(undefined)).send({ method: 'POST', path: '/v1/nodes' });
}

test('PlannedValues.create() can be awaited, printed and passed on', async () => {
  const values = new PlannedValues();
  const answer = await planned(values);
  const mark = '(planned nodeId of POST /v1/nodes)';
  expect(`is ${answer.nodeId}`).toBe(`is ${mark}`);
  expect(JSON.stringify({ id: answer.nodeId })).toBe(`{"id":"${mark}"}`);
  expect(inspect([answer, answer.nodeId])).toBe(`[\n  (planned the answer of POST /v1/nodes),\n  ${mark}\n]`);
  expect(isPlanned(answer.nodeId)).toBe(true);
  expect([isPlanned('x'), isPlanned(undefined), isPlanned(() => 1)]).toEqual([false, false, false]);
  expect(values.findMark({ deep: [answer.nodeId] })).toBe(mark);
  expect(values.findMark({ deep: ['x'] })).toBeUndefined();
  expect([values.isMark(mark), values.isMark(`x${mark}`)]).toEqual([true, false]);
});

test.each([
  ['reckons with it', (answer: Answer) => answer.count + 1],
  ['compares it', (answer: Answer) => answer.count > 1],
  ['iterates over it', (answer: Answer) => [...answer.items]],
  ['calls a method of it', (answer: Answer) => answer.items.map((item) => item)],
  ['lists its keys', (answer: Answer) => Object.keys(answer)],
  ['spreads it', (answer: Answer) => ({ ...answer })],
  ['asks what it has', (answer: Answer) => 'count' in answer],
  ['sets a part of it', (answer: Answer) => Object.assign(answer, { count: 1 })],
  ['takes a part of it away', (answer: Answer) => Reflect.deleteProperty(answer, 'count')],
])('PlannedValues.create() ends code that %s', async (_, act) => {
  const answer = await planned();
  expect(() => act(answer)).toThrow(PlanEndedError);
  expect(() => act(answer)).toThrow('of POST /v1/nodes, which a dry run does not send');
});

test('PlannedValues.findMark() takes no text for a planned value that was not made of one', async () => {
  const values = new PlannedValues();
  const answer = await planned(values);
  const alike = '(planned nodeId of POST /v1/nodes)';
  expect(values.findMark(alike)).toBeUndefined();
  expect(new PlannedValues().findMark(answer.nodeId)).toBeUndefined();
  expect(values.findMark(`nodes/${answer.nodeId}`)).toBe(alike);
});

test('PlannedValues.listMarks() tells two writes of the same words apart', async () => {
  const values = new PlannedValues();
  const send = guardWrites(async () => undefined, { writes: [], values });
  const api = new ApiCaller(send, createClock(undefined));
  const add = (): Promise<Answer> => api.send({ method: 'POST', path: '/v1/nodes' });
  const [first, second] = [await add(), await add()];
  expect(JSON.stringify([first.nodeId, second.items[0]])).toBe(
    '["(planned nodeId of POST /v1/nodes)","(planned items.0 of POST /v1/nodes #2)"]',
  );
  expect(values.listMarks()).toEqual({
    '(planned nodeId of POST /v1/nodes)': { write: 0, at: ['nodeId'] },
    '(planned items.0 of POST /v1/nodes #2)': { write: 1, at: ['items', '0'] },
  });
});

test('PlannedValues.findEnd() finds the ends of its own plan in a text', async () => {
  const values = new PlannedValues();
  const { message } = values.end('nodeId of POST /v1/nodes');
  expect(values.findEnd(`node-1: ${message}`)).toBeInstanceOf(PlanEndedError);
  expect(new PlannedValues().findEnd(message)).toBeUndefined();
});
