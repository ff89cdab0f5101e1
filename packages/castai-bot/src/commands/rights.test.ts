import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { readYamlValues } from '@castai-bot/yaml';
import { describe, expect, test } from 'vitest';
import { clusterCommands, rightsOf } from '../cluster/rights/command-rights.ts';
import { renderRole } from '../cluster/rights/render-role.ts';
import { createDeployableRepo } from '../testing/deployable-repo.ts';
import { runBin } from '../testing/run-bin.ts';

describe('castai-bot rights', () => {
  test('rights() shows what each command needs, and what is optional', async () => {
    await using repo = await createDeployableRepo();
    const { code, stdout } = await runBin(['rights', 'secret', 'set', 'pause', '--json'], { cwd: repo.root });
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      namespace: 'castai-agent',
      commands: [
        {
          command: 'secret set',
          needs: [
            { verb: 'create', group: '', resource: 'secrets' },
            { verb: 'patch', group: '', resource: 'secrets' },
          ],
          reads: [],
          optional: [
            { verb: 'get', group: '', resource: 'namespaces' },
            { verb: 'get', group: '', resource: 'secrets' },
            { verb: 'get', group: '', resource: 'configmaps' },
          ],
        },
        {
          command: 'pause',
          needs: [
            { verb: 'get', group: 'batch', resource: 'cronjobs' },
            { verb: 'patch', group: 'batch', resource: 'cronjobs' },
          ],
          reads: [],
          optional: [{ verb: 'get', group: '', resource: 'namespaces' }],
        },
      ],
      role: null,
    });
    const all = await runBin(['rights'], { cwd: repo.root });
    expect(all.stdout).toMatch(/^run-now .*get pods\/log/m);
    const wrong = await runBin(['rights', 'build'], { cwd: repo.root });
    expect(wrong).toMatchObject({ code: 2, stdout: '' });
    expect(wrong.stderr).toContain('Cannot tell the rights of "build"');
  });

  test('rights() prints a Role with a live rule for all that the dashboard is there to read', async () => {
    await using repo = await createDeployableRepo();
    const { stdout } = await runBin(['rights', 'dashboard', '--role'], { cwd: repo.root });
    expect(readYamlValues(stdout, { file: 'stdout' })).toMatchObject([
      {
        kind: 'Role',
        rules: [
          { apiGroups: [''], resources: ['configmaps', 'events'], verbs: ['list'] },
          { apiGroups: ['batch'], resources: ['cronjobs', 'jobs'], verbs: ['list'] },
          { apiGroups: [''], resources: ['pods'], verbs: ['get', 'list'] },
          { apiGroups: [''], resources: ['pods/log'], verbs: ['get'] },
        ],
      },
      { kind: 'RoleBinding' },
    ]);
    expect(stdout).toMatch(/# Optional: .*\n {2}# - apiGroups: \[""\]\n {2}# {3}resources: \[namespaces\]/);
  });

  test('renderRole() gives every command rules that are live', async () => {
    for (const one of clusterCommands)
      expect(renderRole([rightsOf(one)], { name: 'a', namespace: 'b' })).toMatch(/^rules:\n {2}- apiGroups/m);
  });

  test('rights() prints a Role and a RoleBinding to copy, of what deploy applies too', async () => {
    await using repo = await createDeployableRepo();
    await writeFile(
      path.join(repo.root, 'k8s/more.yaml'),
      'apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: more}\n---\n' +
        'apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nmetadata: {name: more}\nrules:\n' +
        '  - {apiGroups: [""], resources: [configmaps], resourceNames: [more], verbs: [get, update]}\n' +
        '  - {apiGroups: [apps], resources: [deployments/scale], verbs: ["*"]}\n',
    );
    await writeFile(
      path.join(repo.root, 'k8s/kustomization.yaml'),
      'resources: [greet.configmap.yaml, greet.cronjob.yaml, more.yaml]\n',
    );
    const { stdout } = await runBin(['rights', 'deploy', 'run-now', '--role'], { cwd: repo.root });
    expect(stdout).toContain(
      '  # Optional: castai-bot works without these, and says less.\n  # - apiGroups:',
    );
    const metadata = { name: 'castai-bot-my-bot', namespace: 'castai-agent' };
    const apiGroup = 'rbac.authorization.k8s.io';
    expect(readYamlValues(stdout, { file: 'stdout' })).toMatchObject([
      {
        kind: 'Role',
        metadata,
        rules: [
          { apiGroups: [''], resources: ['configmaps'], verbs: ['get', 'list', 'create', 'patch'] },
          { apiGroups: ['batch'], resources: ['cronjobs'], verbs: ['get', 'list', 'create', 'patch'] },
          { apiGroups: [''], resources: ['serviceaccounts'], verbs: ['get', 'create', 'patch'] },
          {
            apiGroups: ['rbac.authorization.k8s.io'],
            resources: ['roles'],
            verbs: ['get', 'create', 'patch'],
          },
          // What the Role passes on, and is not among these yet.
          { apiGroups: [''], resources: ['configmaps'], resourceNames: ['more'], verbs: ['update'] },
          { apiGroups: ['apps'], resources: ['deployments/scale'], verbs: ['*'] },
          { apiGroups: [''], resources: ['pods'], verbs: ['get', 'list', 'watch'] },
          { apiGroups: [''], resources: ['pods/log'], verbs: ['get'] },
          { apiGroups: [''], resources: ['events'], verbs: ['list'] },
          { apiGroups: ['batch'], resources: ['jobs'], verbs: ['get', 'list', 'watch', 'create'] },
        ],
      },
      { kind: 'RoleBinding', metadata, roleRef: { apiGroup, kind: 'Role', name: metadata.name } },
    ]);
  });
});
