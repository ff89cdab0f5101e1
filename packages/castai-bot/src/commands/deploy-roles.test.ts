import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { createDeployableRepo } from '../testing/deployable-repo.ts';
import type { Rule } from '../testing/kubernetes/access.ts';
import { addAgent, addSecret } from '../testing/kubernetes/play-cluster.ts';
import { startCluster, whyNoCluster } from '../testing/kubernetes/start-cluster.ts';
import { runBin } from '../testing/run-bin.ts';

const why = await whyNoCluster();
const RBAC = 'apiVersion: rbac.authorization.k8s.io/v1';
const ROLE = `${RBAC}
kind: Role
metadata: { name: mine }
rules:
  - { apiGroups: [''], resources: [configmaps], resourceNames: [mine], verbs: [get, update] }
  - { apiGroups: [''], resources: [pods/log], verbs: [get] }
---
${RBAC}
kind: RoleBinding
metadata: { name: mine }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: mine }
subjects: [{ kind: ServiceAccount, name: mine }]
`;
const DEPLOYER: readonly Rule[] = [
  { verbs: ['get', 'list', 'create', 'patch'], resources: ['configmaps', 'cronjobs.batch'] },
  {
    verbs: ['get', 'create', 'patch'],
    resources: ['roles.rbac.authorization.k8s.io', 'rolebindings.rbac.authorization.k8s.io'],
  },
];
const ROLES = ['roles.rbac.authorization.k8s.io'];

describe.skipIf(why !== undefined)(`castai-bot deploy, of Roles${why ? `: ${why}` : ''}`, () => {
  test('deploy() applies a Role of who has the rights in it, or may escalate, and of nobody else', async () => {
    await using cluster = await startCluster({
      users: {
        nothing: DEPLOYER,
        some: [...DEPLOYER, { verbs: ['get'], resources: ['pods/log'] }],
        half: [...DEPLOYER, { verbs: ['escalate'], resources: ROLES }],
        all: [
          ...DEPLOYER,
          { verbs: ['update'], resources: ['configmaps'], names: ['mine'] },
          { verbs: ['get'], resources: ['pods/log'] },
        ],
        escalates: [...DEPLOYER, { verbs: ['escalate', 'bind'], resources: ROLES }],
      },
    });
    await using repo = await createDeployableRepo();
    await addAgent(cluster);
    await addSecret(cluster, 'castai-hibernate', { API_KEY: 'x' });
    const kustomization = path.join(repo.root, 'k8s/kustomization.yaml');
    await writeFile(kustomization, `${await readFile(kustomization, 'utf8')}  - mine.yaml\n`);
    await writeFile(path.join(repo.root, 'k8s/mine.yaml'), ROLE);
    const deploy = (user: string): ReturnType<typeof runBin> =>
      runBin(['deploy', '--skip-checks', '--yes'], { cwd: repo.root, env: cluster.env(user) });

    for (const [user, missing] of [
      ['nothing', 'update configmaps "mine", get pods/log'],
      ['some', 'update configmaps "mine"'],
      ['half', 'update configmaps "mine", get pods/log'],
    ] as const) {
      const { code, stderr } = await deploy(user);
      expect({ user, code }).toEqual({ user, code: 1 });
      expect(stderr).toContain(
        `You may not ${missing} in namespace "castai-agent", which stops deploy: Role/mine in k8s/ passes on what you may not do, for which you would have to be allowed to escalate and bind roles`,
      );
    }
    for (const user of ['all', 'escalates']) {
      const { code, stdout, stderr } = await deploy(user);
      expect({ user, code, stderr }).toMatchObject({ code: 0 });
      if (user === 'all') {
        // The Role is not there yet for the server to look at.
        expect(stderr).toContain('4 new objects');
        expect(stderr).toContain('RoleBinding/mine');
        expect(stdout).toContain('applied RoleBinding/mine');
      } else {
        expect(stderr).toContain('Nothing changes');
      }
    }
  });
});
