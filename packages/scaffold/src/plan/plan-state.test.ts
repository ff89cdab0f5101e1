import { validate as validateServiceAccount } from 'kubernetes-models/_schemas/IoK8sApiCoreV1ServiceAccount';
import { validate as validateConfigMap } from 'kubernetes-models/_schemas/IoK8sApiCoreV1ConfigMap';
import { validate as validateRole } from 'kubernetes-models/_schemas/IoK8sApiRbacV1Role';
import { validate as validateRoleBinding } from 'kubernetes-models/_schemas/IoK8sApiRbacV1RoleBinding';
import { describe, expect, test } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import type { BotAnswers } from '../answers/bot-answers.ts';
import { checkRestricted, type PodSpec } from '../testing/check-restricted.ts';
import { answersOf, VERSIONS } from '../testing/every-answer.ts';
import { planBot } from './plan-bot.ts';
import { isStateFile, listStates, resourcesOf } from './plan-state.ts';

const HOURS = { schedule: '0 7 * * 1-5', timeZone: 'Etc/UTC' };
const SLACK = { to: 'slack', url: 'SLACK_URL' };
const WITH_STATE = {
  morning: { ...HOURS, state: 'hours' },
  evening: { ...HOURS, state: 'hours' },
  told: { ...HOURS, notify: [SLACK], secrets: ['SLACK_URL'] },
  plain: HOURS,
};
const typescript = answersOf({ functions: WITH_STATE });
const bare = answersOf({
  flavor: 'bare-bones',
  name: '1e3',
  namespace: '1e3',
  functions: Object.fromEntries(
    Object.entries(WITH_STATE).map(([name, entry]) => [name, { ...entry, entry: `src/${name}.sh` }]),
  ),
});

describe.each([
  ['typescript', typescript],
  ['bare-bones', bare],
])('the manifests of states, %s', (_, answers) => {
  const { name: bot, namespace } = answers;

  test('planBot() writes a state once: an account that may get and patch one ConfigMap, which has no data', async () => {
    const files = await readBot(answers);
    expect([...files.keys()].filter(isStateFile)).toEqual(['k8s/hours.state.yaml', 'k8s/told.state.yaml']);
    const name = `${bot}-hours-state`;
    const labels = {
      'app.kubernetes.io/name': bot,
      'app.kubernetes.io/instance': name,
      'app.kubernetes.io/component': 'hours.state',
      'app.kubernetes.io/managed-by': 'castai-bot',
    };
    const metadata = { name, namespace, labels };
    const rbac = 'rbac.authorization.k8s.io';
    const objects = parseAllDocuments(files.get('k8s/hours.state.yaml') ?? '').map(
      (one) => one.toJS() as unknown,
    );
    expect(objects).toEqual([
      { apiVersion: 'v1', kind: 'ServiceAccount', metadata, automountServiceAccountToken: false },
      {
        apiVersion: `${rbac}/v1`,
        kind: 'Role',
        metadata,
        rules: [
          { apiGroups: [''], resources: ['configmaps'], resourceNames: [name], verbs: ['get', 'patch'] },
        ],
      },
      {
        apiVersion: `${rbac}/v1`,
        kind: 'RoleBinding',
        metadata,
        roleRef: { apiGroup: rbac, kind: 'Role', name },
        subjects: [{ kind: 'ServiceAccount', name, namespace }],
      },
      {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: {
          ...metadata,
          annotations: {
            'helm.sh/resource-policy': 'keep',
            'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false',
            'kustomize.toolkit.fluxcd.io/prune': 'disabled',
          },
        },
      },
    ]);
    const checks = [validateServiceAccount, validateRole, validateRoleBinding, validateConfigMap];
    expect(checks.map((check, index) => check(objects[index]))).toEqual([true, true, true, true]);
  });

  test('planBot() mounts a token for entries with a state alone', async () => {
    const files = await readBot(answers);
    const accounts = Object.keys(answers.functions).flatMap((name) =>
      ['cronjob', 'pod'].map((kind) => {
        const spec = readPodSpec(files.get(`k8s/${name}.${kind}.yaml`) ?? '');
        const account = spec.serviceAccountName;
        const token = account === undefined ? [] : ['mounts a token of the cluster'];
        expect(checkRestricted(spec)).toEqual(token);
        return `${name} ${account ?? 'none'}`;
      }),
    );
    expect([...new Set(accounts)]).toEqual([
      `morning ${bot}-hours-state`,
      `evening ${bot}-hours-state`,
      `told ${bot}-told-state`,
      'plain none',
    ]);
  });

  test('resourcesOf() is what kustomization.yaml lists', async () => {
    const listed: unknown = parse((await readBot(answers)).get('k8s/kustomization.yaml') ?? '');
    const wanted = Object.keys(answers.functions).flatMap((name) => resourcesOf(answers, name));
    expect(listed).toMatchObject({ resources: expect.arrayContaining(wanted) as unknown });
    expect(listStates(answers)).toEqual(['hours', 'told']);
  });
});

type RunSpec = PodSpec & { readonly serviceAccountName?: string };

async function readBot(answers: BotAnswers): Promise<ReadonlyMap<string, string>> {
  return new Map((await planBot(answers, VERSIONS)).map(({ path, text }) => [path, text]));
}

function readPodSpec(text: string): RunSpec {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a manifest of ours
  const { spec } = parse(text) as {
    readonly spec: RunSpec & {
      readonly jobTemplate?: { readonly spec: { readonly template: { readonly spec: RunSpec } } };
    };
  };
  return spec.jobTemplate?.spec.template.spec ?? spec;
}
