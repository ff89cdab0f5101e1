import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sample } from '@castai-bot/testing/sample';
import { describe, expect, onTestFinished, test } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import type { BotAnswers } from '../answers/bot-answers.ts';
import { applyPlan } from '../write/apply-plan.ts';
import { checkManifest } from '../testing/check-manifest.ts';
import { checkNames } from '../testing/check-names.ts';
import { checkRestricted, type PodSpec } from '../testing/check-restricted.ts';
import { answersOf, everyAnswer, VERSIONS } from '../testing/every-answer.ts';
import { planBot } from './plan-bot.ts';
import { planFunction } from './plan-function.ts';
import type { PlannedFile } from './planned-file.ts';

/** As much of a manifest as these tests look at. */
interface Manifest {
  readonly kind: 'ConfigMap' | 'CronJob' | 'Pod';
  readonly metadata: { readonly name: string; readonly namespace: string; readonly annotations?: object };
  readonly data: Readonly<Record<string, string>>;
  readonly spec: CronJobSpec & RunSpec;
}

interface CronJobSpec {
  readonly suspend?: boolean;
  readonly schedule: string;
  readonly timeZone: string;
  readonly jobTemplate: {
    readonly spec: {
      readonly activeDeadlineSeconds: number;
      readonly podFailurePolicy: object;
      readonly template: { readonly metadata: { readonly annotations: object }; readonly spec: RunSpec };
    };
  };
}

interface RunSpec extends PodSpec {
  readonly activeDeadlineSeconds?: number;
  readonly terminationGracePeriodSeconds: number;
  readonly imagePullSecrets?: readonly { readonly name: string }[];
  readonly containers: readonly (PodSpec['containers'][number] & {
    readonly image: string;
    readonly env: readonly { readonly name: string; readonly value?: string; readonly valueFrom?: object }[];
    readonly volumeMounts: readonly object[];
  })[];
}

describe('manifests', () => {
  test('manifests are valid, restricted and the same to YAML 1.1 and 1.2, for every combination of answers', async () => {
    const everyone = everyAnswer();
    expect(everyone).toHaveLength(768);
    const problems: string[] = [];
    for (const answers of sample('every answer', everyone, 96)) {
      for (const { text } of await manifestFilesOf(answers)) {
        const manifest = read(text);
        expect(parse(text, { version: '1.1' })).toEqual(manifest);
        expectAnswers(manifest, answers);
        problems.push(
          ...checkManifest(manifest),
          ...checkNames(manifest),
          ...(manifest.kind === 'ConfigMap' ? [] : checkRestricted(runSpecOf(manifest))),
        );
      }
    }
    expect([...new Set(problems)]).toEqual([]);
  });

  test('the checks of manifests find what is wrong', async () => {
    const [, cronJob] = await manifestsOf(answersOf({}));
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- still one, but for what is broken
    const broken = JSON.parse(
      JSON.stringify(cronJob)
        .replace('"my-bot-example"', '"my_bot"')
        .replace('"schedule":', '"scheduled":1,"schedule":')
        .replace('"enableServiceLinks"', '"enableServiceLink"')
        .replace('"runAsNonRoot":true', '"runAsNonRoot":false')
        .replace('["ALL"]', '[]'),
    ) as Manifest;
    expect(checkManifest(broken)).toEqual([
      'spec.scheduled: no such field',
      'spec.jobTemplate.spec.template.spec.enableServiceLink: no such field',
    ]);
    expect(checkNames(broken)).toEqual(['metadata.name: refused "my_bot"']);
    expect(checkRestricted(runSpecOf(broken))).toEqual(['bot: keeps capabilities', 'bot: may run as root']);
  });

  test('manifests hold the config in the shape bots had before, and mount it where they looked', async () => {
    const answers = answersOf({ name: 'my-bot' });
    const [configMap, cronJob] = await manifestsOf(answers);
    expect(JSON.parse(configMap?.data['function_config.json'] ?? '')).toEqual({
      function: {
        function_name: 'example',
        inputs: [
          { name: 'param1', value: 'default_value1' },
          { name: 'param2', value: 'default_value2' },
        ],
        env_variables: [],
      },
    });
    expect(cronJob?.spec.schedule).toBe('0 17 * * 1-5');
    const pod = cronJob?.spec.jobTemplate.spec.template;
    expect(pod?.metadata.annotations).toEqual({ 'autoscaling.cast.ai/removal-disabled': 'true' });
    expect(pod?.spec.volumes?.[0]).toEqual({
      name: 'config',
      configMap: { name: 'my-bot-example', defaultMode: 0o444 },
    });
    expect(pod?.spec.containers[0]?.volumeMounts[0]).toEqual({
      name: 'config',
      mountPath: '/etc/config',
      readOnly: true,
    });
    const [container] = pod?.spec.containers ?? [];
    expect(container).not.toHaveProperty('envFrom');
    const ofAgent = container?.env.flatMap(({ name, valueFrom = {} }) =>
      'configMapKeyRef' in valueFrom ? [[name, valueFrom.configMapKeyRef]] : [],
    );
    expect(ofAgent).toEqual([
      ['CLUSTER_ID', { name: 'castai-agent-metadata', key: 'CLUSTER_ID', optional: true }],
      ['AGENT_CLUSTER_ID', { name: 'castai-cluster-controller', key: 'CLUSTER_ID', optional: true }],
      ['API_URL', { name: 'castai-agent-metadata', key: 'API_URL', optional: true }],
      ['AGENT_API_URL', { name: 'castai-cluster-controller', key: 'API_URL', optional: true }],
    ]);
    expect(cronJob?.spec.jobTemplate.spec.podFailurePolicy).toMatchObject({
      rules: [
        { action: 'Ignore' },
        { action: 'FailJob', onExitCodes: { containerName: 'bot', values: [64, 77, 78] } },
      ],
    });
  });

  test('manifests give the run less time than the Job has', async () => {
    for (const deadlineSeconds of [120, 121, 600, 601, 1800, 86_400]) {
      const [, cronJob] = await manifestsOf(answersOf({ deadlineSeconds }));
      if (cronJob === undefined) throw new Error('no CronJob');
      const { env } = containerOf(cronJob);
      const run = Number(env.find(({ name }) => name === 'RUN_DEADLINE_SECONDS')?.value);
      expect(run).toBeGreaterThanOrEqual(60);
      expect(run + runSpecOf(cronJob).terminationGracePeriodSeconds).toBeLessThan(deadlineSeconds);
    }
  });

  test.skipIf(spawnSync('kubectl', ['version', '--client']).status !== 0)(
    'manifests are what kubectl applies: ConfigMaps and CronJobs, no Pod (needs kubectl)',
    async () => {
      const dir = mkdtempSync(path.join(tmpdir(), 'scaffold-kustomize-'));
      onTestFinished(() => rmSync(dir, { recursive: true }));
      const functions = { example: {}, 'disable-workload-autoscaler': {} };
      await applyPlan(await planBot(answersOf({ functions }), VERSIONS), { dir });
      const built = execFileSync('kubectl', ['kustomize', path.join(dir, 'k8s')], { encoding: 'utf8' });
      const kinds = parseAllDocuments(built).map((document) => document.get('kind'));
      expect(kinds).toEqual(['ConfigMap', 'ConfigMap', 'CronJob', 'CronJob']);
    },
  );
});

function expectAnswers(manifest: Manifest, answers: BotAnswers): void {
  const [name = ''] = Object.keys(answers.functions);
  const { namespace, deadlineSeconds: activeDeadlineSeconds } = answers;
  expect(manifest.metadata).toMatchObject({ name: `${answers.name}-${name}`, namespace });
  if (manifest.kind === 'ConfigMap') return;
  if (manifest.kind === 'CronJob') {
    const schedule = answers.functions[name]?.schedule;
    expect(manifest.spec.schedule).toBe(schedule ?? '@yearly');
    expect(manifest.spec.suspend).toBe(schedule === null ? true : undefined);
    expect(manifest.spec.timeZone).toBe(answers.functions[name]?.timeZone);
  }
  const limited = manifest.kind === 'Pod' ? manifest.spec : manifest.spec.jobTemplate.spec;
  expect(limited).toMatchObject({ activeDeadlineSeconds });
  const { image, env } = containerOf(manifest);
  expect(image).toBe(`${answers.image}:not-built-yet`);
  expect(env[0]?.valueFrom).toEqual({ secretKeyRef: { name: answers.apiKeySecret, key: 'API_KEY' } });
  expect(env.find((variable) => variable.name === 'API_URL')?.value).toBe(API_URLS[answers.region]);
  // Server-side apply takes no name twice, and nothing but the agent's two values comes from a ConfigMap.
  expect(new Set(env.map((variable) => variable.name)).size).toBe(env.length);
  const ofConfigMaps = env.flatMap(({ name, valueFrom = {} }) =>
    'configMapKeyRef' in valueFrom ? [name] : [],
  );
  const wanted = ['CLUSTER_ID', 'AGENT_CLUSTER_ID', 'API_URL', 'AGENT_API_URL'];
  expect(ofConfigMaps).toEqual(answers.region === 'auto' ? wanted : wanted.slice(0, 2));
  const pulls = answers.imagePullSecret === null ? undefined : [{ name: answers.imagePullSecret }];
  expect(runSpecOf(manifest).imagePullSecrets).toEqual(pulls);
}

const API_URLS = {
  auto: undefined,
  us: 'https://api.cast.ai',
  eu: 'https://api.eu.cast.ai',
  india: 'https://api.india.cast.ai',
};

function read(text: string): Manifest {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the schemas say whether it is one
  return parse(text, { version: '1.2' }) as Manifest;
}

async function manifestFilesOf(answers: BotAnswers): Promise<readonly PlannedFile[]> {
  const names = Object.keys(answers.functions);
  const files = await Promise.all(names.map((name) => planFunction(answers, name)));
  return files.flat().filter((file) => file.path.startsWith('k8s/'));
}

async function manifestsOf(answers: BotAnswers): Promise<readonly Manifest[]> {
  return (await manifestFilesOf(answers)).map((file) => read(file.text));
}

function runSpecOf(manifest: Manifest): RunSpec {
  return manifest.kind === 'CronJob' ? manifest.spec.jobTemplate.spec.template.spec : manifest.spec;
}

function containerOf(manifest: Manifest): RunSpec['containers'][number] {
  const [container] = runSpecOf(manifest).containers;
  if (container === undefined) throw new Error('no container');
  return container;
}
