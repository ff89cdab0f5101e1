import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { isMap, parseDocument } from 'yaml';
import { sample } from '@castai-bot/testing/sample';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createGeneratedRepo, sourceEnv } from '../testing/generated-repo.ts';
import type { FixtureRepo } from '../testing/fixture-repo.ts';
import { readTree } from '../testing/read-tree.ts';
import type { Problem } from './problem.ts';
import { validateRepo } from './validate-repo.ts';
import { plainContext } from '@castai-bot/cli/testing/plain-context';

const CRON_JOB = 'k8s/greet.cronjob.yaml';
const CONFIG_MAP = 'k8s/greet.configmap.yaml';
const POD = 'k8s/greet.pod.yaml';
const ANSWERS = 'castai-bot.json';
const LOCAL = 'src/function_config.json';
const KUSTOMIZATION = 'k8s/kustomization.yaml';

const context = plainContext({ env: { PATH: process.env['PATH'], ...sourceEnv } });

interface Break {
  readonly file: string;
  /** The first place of this text… */
  readonly from: string | RegExp;
  /** …becomes this. */
  readonly to: string;
  /** Lines after the first that differs. @default 0 */
  readonly offset?: number;
  readonly message: string;
  readonly level?: Problem['level'];
}

const breaks: readonly Break[] = [
  { file: ANSWERS, from: '"my-bot",', to: '"my-bot"', offset: 1, message: 'JSON: Expected' },
  { file: ANSWERS, from: '"my-bot"', to: '"My Bot"', message: 'name: found "My Bot", wanted' },
  { file: ANSWERS, from: '"region": "auto"', to: '"region": "mars"', message: 'region: found "mars"' },
  {
    file: ANSWERS,
    from: '0 17 * * 1-5',
    to: '0 25 * * *',
    message: 'functions.greet.schedule: found "0 25 * * *"',
  },
  {
    file: CRON_JOB,
    from: '  concurrencyPolicy: Forbid',
    to: '  suspend: true\n  concurrencyPolicy: Forbid',
    message: 'suspend: found true, castai-bot.json has a schedule for it, which this keeps from running',
    level: 'warning',
  },
  {
    file: CRON_JOB,
    from: '"entry": "greet"',
    to: '"entry": "other"',
    offset: -2,
    message: 'env: BOT_ENTRY is not what castai-bot.json says of greet',
  },
  {
    file: POD,
    from: /"schedule": "[^"]*"/,
    to: '"limits": { "maxWrites": 1000 }',
    offset: -4,
    message: 'env: BOT_ENTRY is not what castai-bot.json says of greet',
  },
  {
    file: CRON_JOB,
    from: 'concurrencyPolicy: Forbid',
    to: 'concurrencyPolicy: [Forbid',
    offset: 2,
    message: 'YAML: ',
  },
  {
    file: CRON_JOB,
    from: 'spec:\n',
    to: 'spec:\n  schedule: "@daily"\n',
    offset: 1,
    message: 'YAML: Map keys must be unique',
  },
  { file: CRON_JOB, from: 'kind: CronJob', to: 'kind: Cronjob', message: 'kind: found "Cronjob", wanted' },
  {
    file: CRON_JOB,
    from: 'batch/v1',
    to: 'batch/v1beta1',
    message: 'apiVersion: found "batch/v1beta1", wanted batch/v1',
  },
  {
    file: CRON_JOB,
    from: 'name: "my-bot-greet"',
    to: 'name: "my-bot-gret"',
    message: 'name: found "my-bot-gret", wanted my-bot-greet',
  },
  {
    file: CRON_JOB,
    from: 'namespace: "castai-agent"',
    to: 'namespace: "default"',
    message:
      'namespace: found "default", castai-bot.json says "castai-agent": edit it there, then castai-bot update',
  },
  {
    file: CRON_JOB,
    from: 'name: "my-bot"',
    to: 'name: "my bot"',
    message: 'labels.app.kubernetes.io/name: found "my bot"',
  },
  {
    file: CRON_JOB,
    from: '  schedule:',
    to: '  shedule:',
    message: 'shedule: no field of CronJobSpec, did you mean schedule',
  },
  { file: CRON_JOB, from: '0 17 * * 1-5', to: '0 17 * * 8', message: '"0 17 * * 8": ' },
  {
    file: CRON_JOB,
    from: '0 17 * * 1-5',
    to: '0 18 * * 1-5',
    message:
      'schedule: found "0 18 * * 1-5", castai-bot.json says "0 17 * * 1-5": edit it there, then castai-bot update',
  },
  {
    file: CRON_JOB,
    from: '0 17 * * 1-5',
    to: '@every 1h',
    message: '"@every 1h": it would never run: 3600 s is longer than startingDeadlineSeconds (900)',
  },
  {
    file: CRON_JOB,
    from: '0 17 * * 1-5',
    to: '*/9223372036854775808 * * * *',
    message: 'has a step beyond 9223372036854775807',
  },
  {
    file: CRON_JOB,
    from: 'startingDeadlineSeconds: 900',
    to: 'startingDeadlineSeconds: 9',
    message: 'startingDeadlineSeconds: found 9: Kubernetes looks every 10 s, so that a run may be left out',
    level: 'warning',
  },
  {
    file: CRON_JOB,
    from: 'value: INFO',
    to: 'value: "INFO\\0"',
    message: 'the character U+0000, which no program can be given',
  },
  {
    file: CRON_JOB,
    from: 'Etc/UTC',
    to: 'US/Pacific-New',
    message: '"US/Pacific-New": no such time zone in Kubernetes',
  },
  { file: CRON_JOB, from: 'Etc/UTC', to: 'Europe/Berln', message: '"Europe/Berln": ' },
  {
    file: CRON_JOB,
    from: 'Forbid',
    to: 'Deny',
    message: 'concurrencyPolicy: found "Deny", wanted Allow or Forbid or Replace',
  },
  { file: CRON_JOB, from: 'Forbid', to: 'Allow', message: 'wanted Forbid', level: 'warning' },
  {
    file: CRON_JOB,
    from: 'backoffLimit: 2',
    to: 'backoffLimit: "2"',
    message: 'backoffLimit: found "2", wanted a whole number',
  },
  {
    file: CRON_JOB,
    from: 'activeDeadlineSeconds: 1800',
    to: 'activeDeadlineSeconds: 3600',
    message: 'castai-bot.json says 1800',
  },
  {
    file: CRON_JOB,
    from: 'status: "True"',
    to: 'status: True',
    message: 'status: found true, wanted text, in quotes',
  },
  {
    file: CRON_JOB,
    from: 'value: INFO',
    to: 'value: off',
    message: 'value: found off, which Kubernetes reads as false',
  },
  {
    file: CRON_JOB,
    from: '"1620"',
    to: '"1800"',
    message: 'RUN_DEADLINE_SECONDS must be less than the deadline of its Job, 1800',
  },
  {
    file: CRON_JOB,
    from: 'restartPolicy: Never',
    to: 'restartPolicy: OnFailure',
    message: 'restartPolicy: found "OnFailure", wanted Never',
  },
  {
    file: CRON_JOB,
    from: 'enableServiceLinks: false',
    to: 'priorityClassName: system-cluster-critical',
    message: 'a bot is no part of the system: it would push other pods out, and a cluster with a quota',
    level: 'warning',
  },
  {
    file: CRON_JOB,
    from: 'enableServiceLinks: false',
    to: 'hostNetwork: true',
    message: 'hostNetwork: found true, refused by the restricted profile',
  },
  {
    file: CRON_JOB,
    from: 'enableServiceLinks: false',
    to: 'hostnameOverride: x',
    message: 'Kubernetes 1.33 and older do not know it',
    level: 'warning',
  },
  {
    file: CRON_JOB,
    from: 'runAsNonRoot: true',
    to: 'runAsNonRoot: false',
    message: 'runAsNonRoot: found false, wanted true',
  },
  {
    file: CRON_JOB,
    from: 'runAsUser: 65532',
    to: 'runAsUser: 0',
    message: 'runAsUser: found 0, which is root',
  },
  {
    file: CRON_JOB,
    from: 'type: RuntimeDefault',
    to: 'type: Unconfined',
    message: 'seccompProfile.type: found "Unconfined"',
  },
  {
    file: CRON_JOB,
    from: 'name: bot\n',
    to: 'name: my_bot\n',
    message: 'name: found "my_bot", wanted lower-case',
  },
  {
    file: CRON_JOB,
    from: 'team/my-bot:not-built-yet',
    to: 'team/other:1.0.0',
    message: 'image: found registry.example.com/team/other:1.0.0, wanted',
  },
  {
    file: POD,
    from: 'team/my-bot:not-built-yet',
    to: 'team/my-bot-2:1.0.0',
    message:
      'image: found registry.example.com/team/my-bot-2:1.0.0, wanted registry.example.com/team/my-bot, as castai-bot.json says',
  },
  {
    file: CRON_JOB,
    from: /valueFrom:\n.*\n.*\n.*key: API_KEY/,
    to: 'value: secret',
    message: 'API_KEY must come from a Secret',
  },
  {
    file: CRON_JOB,
    from: '"castai-hibernate"',
    to: '"other"',
    message:
      'secretKeyRef: found other, castai-bot.json says "castai-hibernate": edit it there, then castai-bot update',
  },
  {
    file: CRON_JOB,
    from: 'allowPrivilegeEscalation: false',
    to: 'allowPrivilegeEscalation: true',
    message: 'allowPrivilegeEscalation: found true, wanted false',
  },
  { file: CRON_JOB, from: '["ALL"]', to: '["NET_RAW"]', message: 'capabilities.drop: wanted ALL' },
  {
    file: CRON_JOB,
    from: '- name: config\n                  mount',
    to: '- name: confg\n                  mount',
    message: 'volumeMounts: no volume is called confg',
  },
  {
    file: CRON_JOB,
    from: /configMap:\n(.*)name: "my-bot-greet"/,
    to: 'configMap:\n$1name: "my-bot-gret"',
    message: 'no ConfigMap of k8s/ is called "my-bot-gret"',
  },
  {
    file: CRON_JOB,
    from: /emptyDir:\n.*sizeLimit: 64Mi/,
    to: 'hostPath: { path: /tmp }',
    message: 'hostPath: such a volume is refused',
  },
  { file: POD, from: 'kind: Pod', to: 'kind: Pod\nextra: 1', message: 'extra: no field of Pod' },
  {
    file: POD,
    from: 'restartPolicy: Never',
    to: 'restartPolicy: Always',
    message: 'wanted Never: else a run begins again',
  },
  {
    file: CONFIG_MAP,
    from: 'function_config.json:',
    to: 'config.json:',
    message: 'data["function_config.json"]: missing',
  },
  { file: CONFIG_MAP, from: '"function": {', to: '"function": {,', message: 'JSON: ' },
  {
    file: CONFIG_MAP,
    from: '_name": "greet"',
    to: '_name": "great"',
    offset: 0,
    message: 'found "great", this is the config of greet',
  },
  {
    file: CONFIG_MAP,
    from: '_name": "greet"',
    to: '_name": "great"',
    message: 'function.function_name: found "great", wanted greet',
  },
  { file: CONFIG_MAP, from: '"default_value1"', to: '7', message: 'function.inputs.param1' },
  {
    file: CONFIG_MAP,
    from: '"param2"',
    to: '"param1"',
    message: 'function.inputs[1].name: "param1" is there twice',
  },
  { file: CONFIG_MAP, from: '"param2"', to: '"parm2"', message: 'parm2' },
  {
    file: CONFIG_MAP,
    from: '"env_variables": []',
    to: '"env_variables": [{ "name": "API_URL", "value": "x" }]',
    message: '"API_URL" is not for a config to set',
  },
  {
    file: CONFIG_MAP,
    from: '"env_variables": []',
    to: '"env_variables": [{ "name": "DB_PASSWORD", "value": "x" }]',
    message: 'DB_PASSWORD: looks like a secret',
    level: 'warning',
  },
  {
    file: CONFIG_MAP,
    from: '"default_value2"',
    to: '"castai_v1_0123456789abcdef"',
    message: 'a CAST AI API key',
  },
  { file: CONFIG_MAP, from: '"inputs"', to: '"imputs"', message: 'imputs: unknown key', level: 'warning' },
  { file: LOCAL, from: '"param1"', to: '"param1', message: 'JSON: ' },
  { file: LOCAL, from: '"default_value1"', to: 'false', message: 'function.inputs.param1' },
  {
    file: KUSTOMIZATION,
    from: 'greet.cronjob.yaml',
    to: 'gret.cronjob.yaml',
    message: 'no such file in k8s, did you mean greet.cronjob.yaml',
  },
  {
    file: KUSTOMIZATION,
    from: 'greet.cronjob.yaml',
    to: 'greet.pod.yaml',
    message: 'Pod/my-bot-greet: a Pod would start a run at once',
  },
  {
    file: CRON_JOB,
    from: '              env:\n',
    to: '              envFrom: [{ configMapRef: { name: castai-agent-metadata, optional: true } }]\n              env:\n',
    message: 'whoever may edit the ConfigMap castai-agent-metadata sets any variable beside the key',
    level: 'warning',
  },
  {
    file: CRON_JOB,
    from: '              env:\n',
    to: '              env:\n                - { name: NODE_OPTIONS, valueFrom: { configMapKeyRef: { name: theirs, key: x } } }\n',
    message:
      'NODE_OPTIONS steers what runs beside the key, and whoever may edit the ConfigMap theirs sets it',
    level: 'warning',
  },
  { file: 'src/functions/index.ts', from: 'greet', to: 'great', message: 'does not export greet' },
  { file: 'src/functions/greet.ts', from: 'description:', to: 'description', message: 'SyntaxError' },
  {
    file: 'src/functions/greet.ts',
    from: 'export const',
    to: "throw new TypeError('too early');\nexport const",
    message: 'no config could be checked: TypeError: too early',
  },
];

/** How many of them at least can be made in one repo. */
const SIDE_BY_SIDE = 30;

describe('validateRepo', () => {
  let repo: FixtureRepo;
  /** The same, with a main that says at once that it has nothing to say about configs. */
  let quick: FixtureRepo;
  beforeAll(async () => {
    const example = { template: 'example', schedule: '0 17 * * 1-5', timeZone: 'Etc/UTC' } as const;
    repo = await createGeneratedRepo({ greet: example });
    quick = await createGeneratedRepo({ greet: example });
    await writeFile(path.join(quick.root, 'src/main.ts'), 'process.exitCode = 78;');
  });
  afterAll(async () => {
    await repo[Symbol.asyncDispose]();
    await quick[Symbol.asyncDispose]();
  });

  test('validateRepo() finds nothing but the missing image in a new bot', async () => {
    const { problems, files } = await validateRepo(repo.root, context);
    expect(
      problems.map(({ file, level, message, fix }) => ({ file, level, fix, message: message.split(' ')[0] })),
    ).toEqual([
      { file: CRON_JOB, level: 'warning', message: 'image:', fix: 'castai-bot build-and-push' },
      { file: POD, level: 'warning', message: 'image:', fix: 'castai-bot build-and-push' },
    ]);
    expect(files).toBe(6);
  });

  test.each(sample('broken repos', breaks, 15))(
    'validateRepo() reports $message in $file',
    async ({ file, from, to, offset = 0, message, level = 'error' }) => {
      const { root } = [CONFIG_MAP, LOCAL, 'src/functions/greet.ts'].includes(file) ? repo : quick;
      const { before, after } = await edit(root, { file, from, to });
      try {
        const { problems } = await validateRepo(root, context);
        const line = firstDifference(before, after) + offset;
        const found = problems.filter((problem) => problem.message.includes(message));
        expect({
          problems,
          found: found.map((problem) => [problem.file, problem.line, problem.level]),
        }).toMatchObject({
          found: [[file, line, level]],
        });
      } finally {
        await writeFile(path.join(root, file), before);
      }
    },
  );

  test.each([
    { what: 'a second container', list: 'containers', restartPolicy: undefined, warnings: 1 },
    { what: 'an init container', list: 'initContainers', restartPolicy: undefined, warnings: 0 },
    { what: 'a native sidecar', list: 'initContainers', restartPolicy: 'Always', warnings: 0 },
  ])('validateRepo() lets $what have an image of its own', async ({ list, restartPolicy, warnings }) => {
    const { root } = quick;
    const text = await readFile(path.join(root, CRON_JOB), 'utf8');
    const cronJob = parseDocument(text);
    const podPath = ['spec', 'jobTemplate', 'spec', 'template', 'spec'];
    const bot = cronJob.getIn([...podPath, 'containers', 0]);
    if (!isMap(bot)) throw new Error('no container');
    const other = {
      name: 'proxy',
      image: 'docker.io/library/envoy:1.38',
      restartPolicy,
      resources: bot.get('resources'),
      securityContext: bot.get('securityContext'),
    };
    if (list === 'containers') cronJob.addIn([...podPath, list], other);
    else cronJob.setIn([...podPath, list], [other]);
    await writeFile(path.join(root, CRON_JOB), cronJob.toString());
    const { problems } = await validateRepo(root, context);
    await writeFile(path.join(root, CRON_JOB), text);
    const ofCronJob = problems.filter(({ file, check }) => file === CRON_JOB && check !== 'image');
    expect(ofCronJob.filter(({ level }) => level === 'error')).toEqual([]);
    expect(ofCronJob.map(({ message }) => message.includes('ended too'))).toEqual(
      Array.from({ length: warnings }, () => true),
    );
  });

  test('validateRepo() wants a function without a schedule suspended, whatever else its CronJob says', async () => {
    await using onCall = await createGeneratedRepo({
      greet: { template: 'example', schedule: null, timeZone: 'Etc/UTC' },
    });
    const messages = async (): Promise<readonly string[]> => {
      const { problems } = await validateRepo(onCall.root, context);
      return problems
        .filter((one) => one.file === CRON_JOB)
        .map(({ level, message }) => `${level} ${message}`)
        .filter((line) => !line.includes('image'));
    };
    await edit(onCall.root, { file: CRON_JOB, from: '"@yearly"', to: '"* * * * *"' });
    expect(await messages()).toEqual([]);
    await edit(onCall.root, { file: CRON_JOB, from: 'suspend: true', to: 'suspend: false' });
    expect(await messages()).toEqual([
      'error suspend: found false, castai-bot.json has no schedule for it: wanted true, so that it starts nothing by itself',
    ]);
  });

  test.each([
    { every: '15m', deadline: 'startingDeadlineSeconds: 901', isTaken: true },
    { every: '1h', deadline: 'startingDeadlineSeconds: 901', isTaken: false },
    { every: '1h', deadline: 'startingDeadlineSeconds: 3600', isTaken: true },
    { every: '1h', deadline: '', isTaken: true },
  ])(
    'validateRepo() takes @every $every beside "$deadline": $isTaken',
    async ({ every, deadline, isTaken }) => {
      await using bot = await createGeneratedRepo({
        greet: { template: 'example', schedule: `@every ${every}`, timeZone: 'Etc/UTC' },
      });
      await edit(bot.root, { file: CRON_JOB, from: 'startingDeadlineSeconds: 900', to: deadline });
      const { problems, schedules } = await validateRepo(bot.root, context);
      const ofTimes = problems.filter(({ message }) => message.includes('@every'));
      expect(ofTimes.map(({ level }) => level)).toEqual(isTaken ? [] : ['error']);
      expect(schedules).toMatchObject([{ schedule: `@every ${every}`, nextRuns: [] }]);
    },
  );

  test('validateRepo() reports everything at once, each at its line', async () => {
    const whole = await readTree(repo.root);
    const broken = await breakAll(repo.root, whole);
    const { problems } = await validateRepo(repo.root, context);
    for (const file of new Set(broken.map((one) => one.file)))
      await writeFile(path.join(repo.root, file), whole[file] ?? '');
    expect(broken.length).toBeGreaterThanOrEqual(SIDE_BY_SIDE);
    const unseen = broken.filter(
      ({ file, line, message }) =>
        !problems.some((one) => one.file === file && one.line === line && one.message.includes(message)),
    );
    expect({ unseen, problems: unseen.length > 0 ? problems : [] }).toEqual({ unseen: [], problems: [] });
  });

  test('validateRepo() reports what is missing, and minds less what a bot runs without', async () => {
    const lost = [CRON_JOB, POD].map((file) => path.join(quick.root, file));
    const texts = await Promise.all(lost.map((file) => readFile(file, 'utf8')));
    for (const file of lost) await rm(file);
    const { problems } = await validateRepo(quick.root, context);
    for (const [index, file] of lost.entries()) await writeFile(file, texts[index] ?? '');
    const missing = problems.filter(({ message }) => message.endsWith(' is missing'));
    expect(missing.map(({ level, message }) => [level, message])).toEqual([
      ['error', `greet: ${CRON_JOB} is missing`],
      ['warning', `greet: ${POD} is missing`],
    ]);
  });
});

interface Broken {
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

/** What a reader of a file stumbles over, so that it sees nothing more of it. */
const HIDES_THE_REST =
  /^(?:YAML|JSON|kind|apiVersion|imputs|data\[|SyntaxError|no config|found "great"|function\.function_name|does not export)/;

/** Breaks in one repo all that can be broken beside each other: each on a line of its own that no other moves. */
async function breakAll(root: string, whole: Readonly<Record<string, string>>): Promise<readonly Broken[]> {
  const broken: Broken[] = [];
  for (const { file, from, to, offset = 0, message } of breaks) {
    if (file === ANSWERS || HIDES_THE_REST.test(message)) continue;
    const before = await readFile(path.join(root, file), 'utf8');
    const after = before.replace(from, to);
    const line = firstDifference(before, after) + offset;
    const alone = whole[file] ?? '';
    const isSamePlace = firstDifference(alone, alone.replace(from, to)) + offset === line;
    const isAlone = !broken.some((one) => one.file === file && one.line === line);
    const staysInPlace = before.split('\n').length === after.split('\n').length;
    if (after === before || !isAlone || !isSamePlace || !staysInPlace) continue;
    await writeFile(path.join(root, file), after);
    broken.push({ file, line, message });
  }
  return broken;
}

async function edit(
  root: string,
  { file, from, to }: Pick<Break, 'file' | 'from' | 'to'>,
): Promise<{ before: string; after: string }> {
  const before = await readFile(path.join(root, file), 'utf8');
  const after = before.replace(from, to);
  if (after === before) throw new Error(`${file} has no ${from}`);
  await writeFile(path.join(root, file), after);
  return { before, after };
}

function firstDifference(before: string, after: string): number {
  const lines = before.split('\n');
  return after.split('\n').findIndex((line, index) => line !== lines[index]) + 1;
}
