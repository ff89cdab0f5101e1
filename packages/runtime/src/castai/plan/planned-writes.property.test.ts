import { findOperations, readOwnConfig } from '@castai-bot/api/bot';
import { fc } from '@castai-bot/testing/properties';
import { expect, test } from 'vitest';
import { isRecord } from '../../values/json-value.ts';
import type { CastAi } from '../cast-ai.ts';
import { simulate } from '../simulated-client.test-kit.ts';
import type { PlannedWrite } from './planned-write.ts';

/** A write of any body to one thing, the path that reads it, and where in the answer it stands. */
interface Case {
  readonly name: string;
  readonly method: 'PUT' | 'POST' | 'PATCH';
  readonly write: (ids: Ids) => string;
  readonly read: (ids: Ids) => string;
  /** The thing in the answer, in the words of the write. @default the answer */
  readonly pick?: (answer: Readonly<Record<string, unknown>>) => unknown;
  readonly body: (present: Readonly<Record<string, unknown>>) => fc.Arbitrary<unknown>;
  /** What the API fills in where a body leaves it out, by name: a plan cannot know with what. */
  readonly filled: RegExp;
  /** What the API counts by itself. */
  readonly counted?: readonly string[];
}

interface Ids {
  readonly clusterId: string;
  readonly policyId: string;
  readonly groupId: string;
  readonly workloadId: string;
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

const workloadPath =
  (version: 'v1' | 'v2') =>
  ({ clusterId, workloadId }: Ids): string =>
    `/${version}/workload-autoscaling/clusters/${clusterId}/workloads/${workloadId}`;
const templatesPath = ({ clusterId }: Ids): string => `/v1/kubernetes/clusters/${clusterId}/node-templates`;
const groupPath = ({ groupId }: Ids): string => `/v1/cost-reports/allocation-groups/${groupId}`;

const option = fc.constantFrom('MANAGED', 'READ_ONLY');
const workloadConfig = some({
  vpaConfig: some({
    managementOption: option,
    memoryEvent: fc.constantFrom({ applyType: 'IMMEDIATE' }, { applyType: 'DEFERRED' }),
    cpu: some({ min: fc.constantFrom(0.1, 0.5), max: fc.constantFrom(2, 4) }),
  }),
  hpaConfig: fc.record({
    managementOption: option,
    minReplicas: fc.constantFrom(1, 2),
    maxReplicas: fc.constantFrom(3, 9),
  }),
});

/** What a workload sets for itself, in the words of its update. */
function readOwn({ workload }: Readonly<Record<string, unknown>>): unknown {
  if (!isRecord(workload)) return {};
  const { scalingPolicyId, workloadOverrides } = workload;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- an answer of the API, as the document has it
  const { config } = readOwnConfig(workloadOverrides as Parameters<typeof readOwnConfig>[0]);
  return { scalingPolicyId, workloadConfig: config };
}

const cases: readonly Case[] = [
  {
    name: 'what a workload sets for itself',
    method: 'PUT',
    write: workloadPath('v2'),
    read: workloadPath('v1'),
    pick: readOwn,
    body: ({ scalingPolicyId }) =>
      fc.record(
        { scalingPolicyId: fc.constant(scalingPolicyId), workloadConfig },
        { requiredKeys: ['scalingPolicyId'] },
      ),
    filled: /^$/,
  },
  {
    name: 'parts of that, by a mask or without one',
    method: 'PATCH',
    write: workloadPath('v2'),
    read: workloadPath('v1'),
    pick: readOwn,
    body: () =>
      fc.record(
        {
          workload: some({ workloadConfig }),
          updateMask: fc
            .subarray(
              ['vpaConfig.managementOption', 'vpaConfig.cpu.max', 'vpaConfig.memoryEvent', 'hpaConfig'].map(
                (path) => `workloadConfig.${path}`,
              ),
              { minLength: 1 },
            )
            .map((paths) => paths.join(',')),
        },
        { requiredKeys: ['workload'] },
      ),
    filled: /^$/,
  },
  {
    name: 'a node template',
    method: 'PUT',
    write: (ids) => `${templatesPath(ids)}/spot-only`,
    read: templatesPath,
    pick: ({ items }) => {
      const all: readonly unknown[] = Array.isArray(items) ? items : [];
      const templates = all.map((item) => (isRecord(item) ? item['template'] : undefined));
      return templates.find((template) => isRecord(template) && template['name'] === 'spot-only');
    },
    body: () =>
      some({
        isEnabled: flag,
        shouldTaint: flag,
        customLabels: fc.dictionary(label, label, { maxKeys: 2 }),
        rebalancingConfig: some({ minNodes: small }),
      }),
    filled: /^$/,
    counted: ['version'],
  },
  {
    name: 'a group for costs',
    method: 'PUT',
    write: groupPath,
    read: groupPath,
    body: () =>
      fc.record(
        {
          name: label,
          filter: some({
            namespaces: fc.array(label, { maxLength: 2 }),
            clusterIds: fc.array(label, { maxLength: 2 }),
            labelsOperator: fc.constantFrom('AND', 'OR'),
          }),
        },
        { requiredKeys: ['name'] },
      ),
    filled: /^$/,
  },
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
    pick: ({ tags }) => tags,
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
  async ({ body, counted = [], filled, method, pick = (answer): unknown => answer, ...path }) => {
    const { castai, clusterId, simulator } = await simulate({
      seed: 3,
      world: { clusters: 1, clouds: ['aws'] },
    });
    const all = await castai.scalingPolicies.list({ clusterId }).toArray();
    const group = await castai.post('/v1/cost-reports/allocation-groups', { body: { name: 'first' } });
    const workloads = await castai.workloads.list({ clusterId }).toArray();
    const ids = {
      clusterId,
      policyId: all.find(({ isReadonly }) => !isReadonly)?.id ?? '',
      groupId: group.id ?? '',
      workloadId: workloads.find(({ managedBy }) => managedBy !== 'ANNOTATIONS')?.id ?? '',
    };
    const write = path.write(ids);
    const look = async (): Promise<Readonly<Record<string, unknown>>> => {
      const answer: unknown = await castai.get<string>(path.read(ids));
      const value = isRecord(answer) ? pick(answer) : answer;
      return isRecord(value) ? value : {};
    };
    const send = (client: CastAi, sent: unknown): Promise<unknown> => {
      if (method === 'PATCH') return client.patch<string>(write, { body: sent });
      return method === 'PUT'
        ? client.put<string>(write, { body: sent })
        : client.post<string>(write, { body: sent });
    };
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
        const unknown = [...counted, ...keeps, ...(removed ?? []).filter((name) => filled.test(name))];
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
