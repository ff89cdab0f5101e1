import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { plainContext } from '@castai-bot/cli/testing/plain-context';
import type { CommandContext } from '@castai-bot/cli';
import { sample } from '@castai-bot/testing/sample';
import { parseDocument, stringify } from 'yaml';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createKubectl } from '../cluster/kubectl.ts';
import { DEPLOYED_KINDS } from '../manifests/deployed-kinds.ts';
import { readManifests } from '../cluster/read-manifests.ts';
import { findRepo } from '../repo/find-repo.ts';
import { createFixtureRepo, bareBonesAnswers, type FixtureRepo } from '../testing/fixture-repo.ts';
import { renderRepo } from '../testing/render-repo.ts';
import { whyNoCluster } from '../testing/kubernetes/start-cluster.ts';
import { validateRepo } from './validate-repo.ts';

const KUSTOMIZATION = 'k8s/kustomization.yaml';
const EXTRA = 'k8s/extra.yaml';
const OUR_LABELS = { 'app.kubernetes.io/name': 'my-bot', 'app.kubernetes.io/managed-by': 'castai-bot' };

const others = ['apps/v1 Deployment', 'v1 Secret', 'v1 Pod', 'batch/v1 Job', 'v1 Service', 'v1 Namespace'];
const old = ['batch/v1beta1 CronJob', 'rbac.authorization.k8s.io/v1beta1 Role', 'example.com/v1 ConfigMap'];
const deployed = DEPLOYED_KINDS.flatMap(({ kind, group, versions }) =>
  versions.map((version) => `${group === '' ? '' : `${group}/`}${version} ${kind}`),
);

interface Extra {
  readonly of: string;
  readonly namespace: string | undefined;
  readonly labels: Readonly<Record<string, string>>;
}

/** Every kind, with the right namespace, none and another, with our labels and without. */
const extras: readonly Extra[] = [...deployed, ...others, ...old].flatMap((of) =>
  ['castai-agent', undefined, 'default'].flatMap((namespace) =>
    [OUR_LABELS, {}].map((labels) => ({ of, namespace, labels })),
  ),
);

/** What deploy is to apply, said once more in other words. */
function isApplied({ of, namespace, labels }: Extra): boolean {
  const isOurs = Object.keys(labels).length > 0;
  const needsLabels = / (?:ConfigMap|CronJob)$/.test(of);
  return deployed.includes(of) && namespace !== 'default' && (isOurs || !needsLabels);
}

const why = await whyNoCluster();

describe.skipIf(why !== undefined)(`checkDeployable${why ? `: ${why}` : ''}`, () => {
  let repo: FixtureRepo;
  let listed: string;
  /** Of the CronJob of the bot: what it is started with. */
  let spec: unknown;
  beforeAll(async () => {
    const files = await renderRepo(bareBonesAnswers());
    repo = await createFixtureRepo(files);
    spec = parseDocument(files['k8s/script.cronjob.yaml'] ?? '').get('spec');
    listed = `${files[KUSTOMIZATION] ?? ''}  - extra.yaml\n`;
  });
  afterAll(() => repo[Symbol.asyncDispose]());

  test.each(['with kubectl', 'without kubectl'])(
    'checkDeployable() says of every kind what deploy says, %s',
    async (how) => {
      const context = contextIn(repo.root, how === 'with kubectl' ? process.env : { PATH: '/nowhere' });
      await writeFile(path.join(repo.root, KUSTOMIZATION), listed);
      const wrong = [];
      for (const extra of sample('kinds of manifests', extras, 16)) {
        await writeFile(path.join(repo.root, EXTRA), toText(extra, spec));
        const [said, deploys] = [await validate(repo.root, context), await deploy(repo.root)];
        const isRight = [said.length === 0, deploys === ''].every((ok) => ok === isApplied(extra));
        if (!isRight) wrong.push({ extra, said, deploys });
      }
      expect(wrong).toEqual([]);
      expect(extras.filter(isApplied).length).toBeGreaterThan(20);
    },
  );

  test.each([
    ['a file twice', '  - extra.yaml\n  - extra.yaml\n', 'v1 ConfigMap'],
    ['a list of objects', '  - extra.yaml\n', 'v1 List'],
    ['no file at all', '  - gone.yaml\n', 'v1 ConfigMap'],
    [
      'labels that it adds',
      `  - extra.yaml\nlabels:\n  - pairs: ${JSON.stringify(OUR_LABELS)}\n`,
      'v1 ConfigMap',
    ],
    ['another namespace for all', '  - extra.yaml\nnamespace: other\n', 'v1 ServiceAccount'],
    ['a prefix for all', '  - extra.yaml\nnamePrefix: a-\n', 'v1 ServiceAccount'],
    ['what is for kustomize alone', '  - extra.yaml\n', 'local v1 Deployment'],
    [
      'a generator',
      `  - extra.yaml\nconfigMapGenerator:\n  - name: made\n    literals: [a=b]\n`,
      'v1 ServiceAccount',
    ],
    [
      'a patch that breaks one',
      '  - extra.yaml\npatches:\n  - target: { kind: ConfigMap }\n    patch: "[{ op: remove, path: /metadata/labels }]"\n',
      'v1 ServiceAccount',
    ],
  ])('checkDeployable() judges as deploy does where kustomization.yaml has %s', async (_, lines, of) => {
    const context = contextIn(repo.root, process.env);
    await writeFile(path.join(repo.root, KUSTOMIZATION), listed.replace('  - extra.yaml\n', lines));
    await writeFile(path.join(repo.root, EXTRA), toText({ of, namespace: undefined, labels: {} }));
    const [said, deploys] = [await validate(repo.root, context), await deploy(repo.root)];
    expect({ said, deploys, isRefused: said.length > 0 }).toMatchObject({ isRefused: deploys !== '' });
  });

  test('checkDeployable() without kubectl says what it cannot know', async () => {
    await writeFile(path.join(repo.root, KUSTOMIZATION), `${listed}namePrefix: a-\n`);
    await writeFile(
      path.join(repo.root, EXTRA),
      toText({ of: 'v1 ServiceAccount', namespace: undefined, labels: {} }),
    );
    const { problems } = await validateRepo(repo.root, contextIn(repo.root, { PATH: '/nowhere' }));
    expect(problems.filter(({ message }) => message.includes('kubectl'))).toMatchObject([
      {
        file: KUSTOMIZATION,
        level: 'warning',
        message: 'only kubectl knows what it brings, and there is none on the PATH',
      },
    ]);
  });

  test('checkDeployable() says everything that deploy will say of one line', async () => {
    await writeFile(path.join(repo.root, KUSTOMIZATION), listed);
    const extras = ['v1 Pod', 'v1 Secret'].map((of) => toText({ of, namespace: undefined, labels: {} }));
    await writeFile(path.join(repo.root, EXTRA), extras.join('---\n'));
    const said = await validate(repo.root, contextIn(repo.root, process.env));
    expect(said.map((message) => message.split(/[/:]/)[0])).toEqual(
      expect.arrayContaining(['Pod', 'Secret']),
    );
  });

  test('checkDeployable() names the line that lists what deploy does not apply', async () => {
    await writeFile(path.join(repo.root, KUSTOMIZATION), listed);
    await writeFile(
      path.join(repo.root, EXTRA),
      toText({ of: 'v1 Secret', namespace: undefined, labels: {} }),
    );
    const { problems } = await validateRepo(repo.root, contextIn(repo.root, process.env));
    expect(problems.filter(({ level }) => level === 'error')).toMatchObject([
      {
        file: KUSTOMIZATION,
        line: listed.split('\n').indexOf('  - extra.yaml') + 1,
        message: 'Secret/my-bot-extra: who may read this repo may read it: castai-bot secret set writes one',
      },
    ]);
  });
});

/** The errors of validate. */
async function validate(root: string, context: CommandContext): Promise<readonly string[]> {
  const { problems } = await validateRepo(root, context);
  return problems.filter(({ level }) => level === 'error').map(({ message }) => message);
}

/** Why deploy stops at what is in k8s/, before it asks a cluster; empty where it goes on. */
async function deploy(root: string): Promise<string> {
  const context = contextIn(root, process.env);
  const options = { context: 'test', namespace: 'castai-agent', cwd: root, effects: context };
  try {
    await readManifests(await findRepo(context), createKubectl(options));
    return '';
  } catch (error) {
    return error instanceof Error ? error.message : 'no error';
  }
}

function toText({ of, namespace, labels }: Extra, spec: unknown = {}): string {
  const [, local, apiVersion = '', kind = ''] = /^(local )?(\S+) (\S+)$/.exec(of) ?? [];
  const annotations = local === undefined ? {} : { 'config.kubernetes.io/local-config': 'true' };
  const object = {
    apiVersion,
    kind,
    metadata: {
      name: 'my-bot-extra',
      ...(namespace === undefined ? {} : { namespace }),
      labels,
      annotations,
    },
  };
  if (kind === 'List') {
    const item = { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'my-bot-extra' } };
    return stringify({ apiVersion, kind, items: [item] });
  }
  return stringify(kind === 'CronJob' ? { ...object, spec } : object);
}

function contextIn(cwd: string, env: CommandContext['env']): CommandContext {
  return plainContext({ cwd, env, now: () => new Date('2026-11-30T12:00:00Z') });
}
