import { findOperations } from '@castai-bot/api/bot';
import { fc } from '@castai-bot/testing/properties';
import { expect, test } from 'vitest';
import { isRecord } from '../../values/json-value.ts';
import type { CastAi } from '../cast-ai.ts';
import { simulate } from '../simulated-client.test-kit.ts';
import type { PlannedWrite } from './planned-write.ts';

/** A write of any body to one thing, the path that reads it, and where in the answer it stands. */
interface Case {
  readonly name: string;
  readonly method: 'PUT' | 'POST';
  readonly write: (ids: Ids) => string;
  readonly read: (ids: Ids) => string;
  readonly at?: string;
  readonly body: (present: Readonly<Record<string, unknown>>) => fc.Arbitrary<unknown>;
  /** What the API fills in where a body leaves it out, by name: a plan cannot know with what. */
  readonly filled: RegExp;
}

interface Ids {
  readonly clusterId: string;
  readonly policyId: string;
}

const flag = fc.boolean();
const small = fc.integer({ min: 0, max: 50 });
const label = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 3 });

/** A record with any of these fields. */
function some(fields: Readonly<Record<string, fc.Arbitrary<unknown>>>): fc.Arbitrary<object> {
  return fc.record(fields, { requiredKeys: [] });
}

const policiesPath = ({ clusterId }: Ids): string => `/v1/kubernetes/clusters/${clusterId}/policies`;
const evictorPath = ({ clusterId }: Ids): string =>
  `/v1/kubernetes/clusters/${clusterId}/evictor-advanced-config`;
const clusterPath = ({ clusterId }: Ids): string => `/v1/kubernetes/external-clusters/${clusterId}`;
const scalingPolicyPath = ({ clusterId, policyId }: Ids): string =>
  `/v1/workload-autoscaling/clusters/${clusterId}/policies/${policyId}`;

const cases: readonly Case[] = [
  {
    name: "a cluster's policies",
    method: 'PUT',
    write: policiesPath,
    read: policiesPath,
    body: () =>
      some({
        enabled: flag,
        isScopedMode: flag,
        unschedulablePods: some({
          enabled: flag,
          headroom: some({ enabled: flag, cpuPercentage: small, memoryPercentage: small }),
        }),
        spotInstances: some({ enabled: flag, maxReclaimRate: small }),
        nodeDownscaler: some({ enabled: flag, emptyNodes: some({ enabled: flag, delaySeconds: small }) }),
      }),
    // Live answers tell every field, so the simulator fills in the defaults of all.
    filled: /./,
  },
  {
    name: "the evictor's rules",
    method: 'POST',
    write: evictorPath,
    read: evictorPath,
    body: () =>
      some({
        evictionConfig: fc.array(fc.constant({ settings: { aggressive: { enabled: true } } }), {
          maxLength: 2,
        }),
      }),
    filled: /^evictionConfig$/,
  },
  {
    name: "a cluster's tags",
    method: 'POST',
    write: (ids) => `${clusterPath(ids)}/tags`,
    read: clusterPath,
    at: 'tags',
    body: () => fc.dictionary(label, label, { maxKeys: 3 }),
    filled: /^$/,
  },
  {
    name: 'a scaling policy',
    method: 'PUT',
    write: scalingPolicyPath,
    read: scalingPolicyPath,
    body: ({ applyType, assignmentRules, hpaSettings, name, recommendationPolicies }) =>
      fc.record(
        {
          applyType: fc.constant(applyType),
          name: fc.constant(name),
          recommendationPolicies: someOf(recommendationPolicies, [
            'applyType',
            'cpu',
            'memory',
            'managementOption',
          ]),
          assignmentRules: fc.constant(assignmentRules ?? []),
          // One that is empty is refused: the API wants three fields of it.
          ...(hpaSettings === undefined ? {} : { hpaSettings: fc.constant(hpaSettings) }),
        },
        { requiredKeys: ['applyType', 'name', 'recommendationPolicies'] },
      ),
    filled: /^(isOpsPilot$|recommendationPolicies\.|assignmentRules$|hpaSettings)/,
  },
];

/** A record with these of its names and any of the others. */
function someOf(value: unknown, always: readonly string[]): fc.Arbitrary<unknown> {
  const entries = Object.entries(isRecord(value) ? value : {});
  const kept = entries.filter(([name]) => always.includes(name));
  const others = entries.filter(([name]) => !always.includes(name));
  return fc.subarray(others).map((more) => Object.fromEntries([...kept, ...more]));
}

test.each(cases)(
  'a plan holds all that a write does to $name',
  async ({ at, body, filled, method, ...path }) => {
    const { castai, clusterId, simulator } = await simulate({
      seed: 3,
      world: { clusters: 1, clouds: ['aws'] },
    });
    const all = await castai.scalingPolicies.list({ clusterId }).toArray();
    const ids = { clusterId, policyId: all.find(({ isReadonly }) => !isReadonly)?.id ?? '' };
    const write = path.write(ids);
    const look = async (): Promise<Readonly<Record<string, unknown>>> => {
      const answer: unknown = await castai.get<string>(path.read(ids));
      const value = at === undefined || !isRecord(answer) ? answer : answer[at];
      return isRecord(value) ? value : {};
    };
    const send = (client: CastAi, sent: unknown): Promise<unknown> =>
      method === 'PUT'
        ? client.put<string>(write, { body: sent })
        : client.post<string>(write, { body: sent });
    const dry = await simulate({}, { apiUrl: simulator.url, apiKey: simulator.apiKey, dryRun: true });
    const keeps = findOperations(method, write)[0]?.write?.keeps ?? [];
    await fc.assert(
      fc.asyncProperty(body(await look()), async (sent) => {
        const before = await look();
        await send(dry.castai, sent);
        const planned = dry.castai.plan.at(-1);
        expect(planned?.unread).toBeUndefined();
        await send(castai, sent);
        const removed = planned?.changes
          .filter(({ kind }) => kind === 'removed')
          .map(({ path: name }) => name);
        const unknown = [...keeps, ...(removed ?? []).filter((name) => filled.test(name))];
        expect(leavesOf(await look(), unknown)).toEqual(leavesOf(apply(before, planned), unknown));
      }),
      { numRuns: 12 },
    );
  },
);

/** The present value with every change of a plan made to it. */
function apply(before: unknown, planned: PlannedWrite | undefined): unknown {
  return (planned?.changes ?? []).reduce(
    (value, { after, path }) => setAt(value, path.split('.'), after),
    before,
  );
}

function setAt(value: unknown, [name, ...rest]: readonly string[], after: unknown): unknown {
  if (name === undefined) return after;
  const present = isRecord(value) ? value : {};
  return { ...present, [name]: setAt(present[name], rest, after) };
}

/** Values by path; what says nothing is left out, and what is not to be looked at. */
function leavesOf(value: unknown, without: readonly string[]): Readonly<Record<string, unknown>> {
  const rows = listLeaves(value, []).filter(
    ([path, leaf]) => !without.includes(path) && (leaf ?? '') !== '' && !isEmpty(leaf),
  );
  return Object.fromEntries(rows);
}

function isEmpty(leaf: unknown): boolean {
  return Array.isArray(leaf) && leaf.length === 0;
}

function listLeaves(value: unknown, path: readonly string[]): readonly (readonly [string, unknown])[] {
  if (!isRecord(value)) return [[path.join('.'), value]];
  return Object.entries(value).flatMap(([name, inner]) => listLeaves(inner, [...path, name]));
}
