import { expect, test } from 'vitest';
import { Outage } from './outage.ts';

test('begins() is true once for all the connections that an outage breaks', () => {
  const outage = new Outage(['job', 'pods']);
  expect([outage.begins('job'), outage.begins('pods'), outage.begins('job')]).toEqual([true, false, false]);
});

test('begins() takes a connection that notices late for one of the outage that is over', () => {
  const outage = new Outage(['job', 'pods']);
  outage.begins('job');
  expect(outage.ends('job')).toBe(true);
  expect([outage.begins('pods'), outage.ends('pods')]).toEqual([false, false]);
});

test('begins() is true again for a connection that was there again, and breaks again', () => {
  const outage = new Outage(['job', 'pods']);
  outage.begins('job');
  outage.ends('job');
  expect([outage.begins('job'), outage.begins('pods'), outage.ends('pods')]).toEqual([true, false, true]);
});

test('ends() is true once, and never before an outage', () => {
  const outage = new Outage(['job', 'pods']);
  expect(outage.ends('job')).toBe(false);
  outage.begins('pods');
  expect([outage.ends('pods'), outage.ends('job')]).toEqual([true, false]);
});
