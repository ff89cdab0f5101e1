import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { answersOf, VERSIONS } from '../testing/every-answer.ts';
import { planBot } from './plan-bot.ts';
import { planFunction } from './plan-function.ts';
import type { PlannedFile } from './planned-file.ts';

const OFFICE = { schedule: '0 7 * * 1-5', timeZone: 'Europe/Berlin' };
const EVENING = {
  function: 'office-hours',
  schedule: '0 18 * * 1-5',
  timeZone: 'Europe/Berlin',
  inputs: { mode: 'off', 'line\n"': [1, { a: '$(API_KEY)' }] },
};
const typescript = answersOf({
  limits: { maxWrites: 50 },
  secrets: ['SLACK_URL'],
  runUrl: 'https://ci.example.com/{job}',
  functions: {
    'office-hours': { template: 'switch-policies', ...OFFICE },
    evening: { ...EVENING, state: 'hours', notify: [{ on: ['failure'], to: 'slack', url: 'SLACK_URL' }] },
    told: { function: 'office-hours', schedule: null },
  },
});
const bare = answersOf({
  flavor: 'bare-bones',
  functions: {
    'office-hours': { entry: 'src/hours.sh', ...OFFICE },
    evening: EVENING,
    other: { entry: 'src/other.py', ...OFFICE },
    late: { ...EVENING, function: 'other' },
  },
});

/** A manifest, as far as these tests look at it. */
interface Manifest {
  readonly metadata: { readonly name: string };
  readonly data: { readonly 'function_config.json': string };
  readonly spec: PodSpec & {
    readonly jobTemplate: { readonly spec: { readonly template: { readonly spec: PodSpec } } };
  };
}

interface PodSpec {
  readonly containers: readonly {
    readonly command?: readonly string[];
    readonly env: readonly {
      readonly name: string;
      readonly value?: string;
      readonly valueFrom?: { readonly secretKeyRef?: object };
    }[];
  }[];
}

describe('another schedule of a function', () => {
  test('planFunction() writes the function once, and manifests for each entry', async () => {
    expect(pathsOf(await planFunction(typescript, 'evening'))).toEqual([
      'k8s/evening.configmap.yaml',
      'k8s/evening.cronjob.yaml',
      'k8s/evening.pod.yaml',
    ]);
    const paths = pathsOf(await planBot(typescript, VERSIONS));
    expect(paths.filter((file) => file.startsWith('src/functions/'))).toEqual([
      'src/functions/index.ts',
      'src/functions/office-hours.test.ts',
      'src/functions/office-hours.ts',
    ]);
    const files = await planBot(typescript, VERSIONS);
    expect(textOf(files, 'src/functions/index.ts')).toBe(
      "export { officeHours } from './office-hours.ts';\n",
    );
    expect(textOf(files, 'README.md')).toContain(
      '| `evening`, of `office-hours` | `0 18 * * 1-5` | Europe/Berlin |\n' +
        '| `told`, of `office-hours` | only when told to: `npx castai-bot run-now told` | |\n',
    );
    expect(parse(textOf(files, 'k8s/kustomization.yaml'))).toHaveProperty('resources', [
      'office-hours.configmap.yaml',
      'office-hours.cronjob.yaml',
      'evening.configmap.yaml',
      'evening.cronjob.yaml',
      'told.configmap.yaml',
      'told.cronjob.yaml',
      'hours.state.yaml',
    ]);
  });

  test("planFunction() gives its config the function's name, and its inputs or else those of the template", async () => {
    expect(await configOf('evening')).toEqual({
      function_name: 'office-hours',
      inputs: [
        { name: 'mode', value: 'off' },
        { name: 'line\n"', value: [1, { a: '$(API_KEY)' }] },
      ],
      env_variables: [],
    });
    const own = await configOf('office-hours');
    expect(own).toMatchObject({ function_name: 'office-hours' });
    expect(await configOf('told')).toEqual(own);
  });

  test('manifests say in BOT_ENTRY what castai-bot.json says of their entry, in the CronJob and in the Pod alike', async () => {
    const evening = {
      entry: 'evening',
      function: 'office-hours',
      schedule: '0 18 * * 1-5',
      timeZone: 'Europe/Berlin',
      limits: { maxWrites: 50 },
      state: { name: 'hours', configMap: 'my-bot-hours-state', namespace: 'castai-agent' },
      notify: [{ on: ['failure'], to: 'slack', url: 'SLACK_URL' }],
      secrets: ['SLACK_URL'],
      runUrl: 'https://ci.example.com/{job}',
    };
    expect(await variablesOf('evening')).toEqual([evening, evening]);
    const [told] = await variablesOf('told');
    expect(told).toEqual({
      entry: 'told',
      function: 'office-hours',
      timeZone: 'Etc/UTC',
      limits: { maxWrites: 50 },
      secrets: ['SLACK_URL'],
      runUrl: 'https://ci.example.com/{job}',
    });
    const alone = answersOf({});
    const [pod] = (await planFunction(alone, 'example')).slice(-1);
    expect(entryOf(podSpecOf(pod?.text ?? ''))).toEqual({
      entry: 'example',
      function: 'example',
      schedule: '0 17 * * 1-5',
      timeZone: 'Etc/UTC',
    });
  });

  test('manifests take each secret from the Secret of the bot, and the key from its own', async () => {
    const { env } = podSpecOf(textOf(await planFunction(typescript, 'evening'), 'k8s/evening.cronjob.yaml'))
      .containers[0] ?? { env: [] };
    const refs = env.flatMap(({ name, valueFrom }) =>
      valueFrom?.secretKeyRef === undefined ? [] : [[name, valueFrom.secretKeyRef]],
    );
    expect(refs).toEqual([
      ['API_KEY', { name: 'castai-hibernate', key: 'API_KEY' }],
      ['SLACK_URL', { name: 'my-bot-secrets', key: 'SLACK_URL' }],
    ]);
  });

  test("manifests of a bare-bones bot start the program of the entry's function", async () => {
    const commands = await Promise.all(
      Object.keys(bare.functions).map(async (name) => {
        const text = textOf(await planFunction(bare, name), `k8s/${name}.cronjob.yaml`);
        return podSpecOf(text).containers[0]?.command;
      }),
    );
    const other = ['python3', '-u', '/app/src/other.py'];
    expect(commands).toEqual([undefined, undefined, other, other]);
    const dockerfile = textOf(await planBot(bare, VERSIONS), 'Dockerfile');
    expect(dockerfile.match(/^COPY .*/gm)).toEqual([
      'COPY src/hours.sh /app/src/hours.sh',
      'COPY src/other.py /app/src/other.py',
    ]);
  });
});

async function configOf(name: string): Promise<unknown> {
  const text = textOf(await planFunction(typescript, name), `k8s/${name}.configmap.yaml`);
  const manifest = readManifest(text);
  expect(manifest.metadata.name).toBe(`my-bot-${name}`);
  const config: unknown = JSON.parse(manifest.data['function_config.json']);
  return config instanceof Object && 'function' in config ? config.function : undefined;
}

async function variablesOf(name: string): Promise<readonly unknown[]> {
  const files = await planFunction(typescript, name);
  return ['cronjob', 'pod'].map((kind) => entryOf(podSpecOf(textOf(files, `k8s/${name}.${kind}.yaml`))));
}

function entryOf({ containers }: PodSpec): unknown {
  const [variable] = containers[0]?.env.filter(({ name }) => name === 'BOT_ENTRY') ?? [];
  return JSON.parse(variable?.value ?? '');
}

function podSpecOf(text: string): PodSpec {
  const { spec } = readManifest(text);
  return 'jobTemplate' in spec ? spec.jobTemplate.spec.template.spec : spec;
}

function readManifest(text: string): Manifest {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what the tests above are about
  return parse(text) as Manifest;
}

function textOf(files: readonly PlannedFile[], path: string): string {
  return files.find((file) => file.path === path)?.text ?? '';
}

const pathsOf = (files: readonly PlannedFile[]): readonly string[] => files.map(({ path }) => path);
