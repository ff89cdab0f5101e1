import { expect, test } from 'vitest';
import { chooseMode, type ModeFlags } from './choose-mode.ts';

const none: ModeFlags = {
  simulate: false,
  apply: false,
  dryRun: false,
  watch: false,
  maxWrites: undefined,
  record: undefined,
  replay: undefined,
  plan: undefined,
  planOut: undefined,
  seed: undefined,
  clusters: undefined,
  nodes: undefined,
  workloads: undefined,
  world: undefined,
  instanceType: [],
  fault: [],
  guess: [],
  saveRequests: undefined,
  saveWorld: undefined,
  force: false,
};

test.each([
  [{}, { kind: 'api', isDryRun: true }],
  [
    { dryRun: true, record: 'f' },
    { kind: 'api', isDryRun: true },
  ],
  [
    { apply: true, record: 'f' },
    { kind: 'api', isDryRun: false },
  ],
  [
    { simulate: true, nodes: 3 },
    { kind: 'simulator', isDryRun: false },
  ],
  [
    { simulate: true, dryRun: true, watch: true },
    { kind: 'simulator', isDryRun: true },
  ],
  [
    { replay: 'f', watch: true },
    { kind: 'recording', file: 'f' },
  ],
])('chooseMode() of %j', (flags, mode) => {
  expect(chooseMode({ ...none, ...flags }, { isJson: false })).toEqual(mode);
});

test.each([
  [{ simulate: true, apply: true }, '--simulate with --apply'],
  [{ simulate: true, replay: 'f' }, '--simulate with --replay'],
  [{ apply: true, dryRun: true }, '--apply with --dry-run'],
  [{ apply: true, watch: true }, '--watch with --apply'],
  [{ apply: true, replay: 'f' }, '--apply with --replay'],
  [{ dryRun: true, replay: 'f' }, '--dry-run with --replay'],
  [{ record: 'g', replay: 'f' }, '--record with --replay'],
  [{ record: 'g', watch: true }, '--watch with --record'],
  [{ nodes: 0 }, 'are of --simulate'],
])('chooseMode() refuses %j', (flags, message) => {
  expect(() => chooseMode({ ...none, ...flags }, { isJson: false })).toThrow(message);
});

test('chooseMode() refuses to print one document again and again', () => {
  expect(() => chooseMode({ ...none, watch: true }, { isJson: true })).toThrow('--watch with --json');
});
