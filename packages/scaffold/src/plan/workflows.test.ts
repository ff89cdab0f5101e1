import { appendFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { MANIFEST, readGithub, readGitlab, readOutput, startRepo } from '../testing/workflow.ts';

const DIGEST = `registry.example.com/my-bot:1@sha256:${'a'.repeat(64)}`;
/** Words that GitLab takes for no job. */
const RESERVED = [
  'image',
  'services',
  'stages',
  'before_script',
  'after_script',
  'variables',
  'cache',
  'include',
];

describe('workflows', () => {
  test.each(['npm', 'pnpm', 'yarn', 'bun'])(
    'workflows() push what %s installed, in both',
    async (packageManager) => {
      const push = /castai-bot build-and-push --skip-checks --engine/;
      const github =
        (await readGithub({ packageManager })).jobs['push']?.steps.flatMap(({ run = [] }) => run) ?? [];
      const gitlab = (await readGitlab({ packageManager }))['push']?.script ?? [];
      for (const lines of [github, gitlab]) {
        const [install, pushed] = [/install|npm ci/, push].map((some) =>
          lines.findLastIndex((line) => some.test(line)),
        );
        expect(install).toBeGreaterThanOrEqual(0);
        expect(pushed).toBeGreaterThan(install ?? 0);
      }
    },
  );

  test('workflows() pin what they use, let one job write, and put no expression into a script', async () => {
    for (const image of ['registry.example.com/my-bot', 'ghcr.io/team/my-bot']) {
      const { jobs, permissions } = await readGithub({ image });
      const steps = Object.values(jobs).flatMap((job) => job.steps);
      for (const { uses } of steps) if (uses) expect(uses).toMatch(/^actions\/[\w-]+@[0-9a-f]{40}$/);
      expect(steps.flatMap(({ run = [] }) => run).filter((run) => run.includes('${{'))).toEqual([]);
      expect(permissions).toEqual({ contents: 'read' });
      const isOwn = image.startsWith('ghcr.io/');
      expect(Object.entries(jobs).map(([name, job]) => [name, job.permissions])).toEqual([
        ['test', undefined],
        ['push', isOwn ? { contents: 'read', packages: 'write' } : undefined],
        ['propose', { contents: 'write', 'pull-requests': 'write' }],
      ]);
      expect(jobs['push']?.if).toBe(
        isOwn ? "github.event_name == 'push'" : "github.event_name == 'push' && vars.REGISTRY_USERNAME != ''",
      );
      const secrets = steps.filter((step) => JSON.stringify(step.env ?? {}).includes('PASSWORD'));
      expect(secrets.map(({ run }) => run)).toEqual([
        'npx castai-bot build-and-push --skip-checks --engine docker',
      ]);
    }
  });

  test('workflows() name no job of GitLab as one of its own words', async () => {
    const jobs = await readGitlab({});
    expect(Object.keys(jobs).filter((name) => RESERVED.includes(name))).toEqual([]);
    // Without a list of stages there are build, test and deploy; a job is in test.
    expect(Object.entries(jobs).map(([name, { stage }]) => [name, stage])).toEqual([
      ['test', undefined],
      ['push', 'deploy'],
      ['propose', 'deploy'],
    ]);
  });

  test.skipIf(process.platform === 'win32')(
    'workflows() propose the digest on a branch of their own (not on Windows)',
    async () => {
      const github = await readGithub({});
      const [manifests] = github.jobs['push']?.steps.filter(({ id }) => id === 'manifests') ?? [];
      const propose = github.jobs['propose']?.steps.at(-1)?.run ?? '';
      const { work, remote, git, run } = startRepo();
      const output = path.join(work, '..', 'output');
      writeFileSync(output, '');
      run(manifests?.run ?? '', { GITHUB_OUTPUT: output });
      expect(readOutput(output)).toBe('');

      writeFileSync(path.join(work, MANIFEST), `image: ${DIGEST}\n`);
      writeFileSync(output, '');
      run(manifests?.run ?? '', { GITHUB_OUTPUT: output });
      git('checkout', '--quiet', '.');
      const called = run(`gh() { echo "gh $*" >&2; }\n${propose}`, { PATCH: readOutput(output) });
      expect(git('--git-dir', remote, 'show', `castai-bot/image:${MANIFEST}`)).toBe(`image: ${DIGEST}\n`);
      expect(called).toContain('gh pr create --head castai-bot/image --fill');
    },
  );

  test.skipIf(process.platform === 'win32')(
    'workflows() propose it in GitLab, the token in no argument (not on Windows)',
    async () => {
      const jobs = await readGitlab({});
      const { work, remote, git, run } = startRepo();
      const env = {
        CI_COMMIT_SHORT_SHA: 'abc1234',
        CI_DEFAULT_BRANCH: 'main',
        CI_PROJECT_URL: remote.replace(/\.git$/, ''),
        PROPOSE_TOKEN: 'canary',
        GIT_TRACE: '1',
      };
      const diff = jobs['push']?.script.at(-1) ?? '';
      const propose = jobs['propose']?.script.join('\n') ?? '';
      run(diff, env);
      run(propose, env);
      expect(git('--git-dir', remote, 'branch', '--list', 'castai-bot/image')).toBe('');

      writeFileSync(path.join(work, MANIFEST), `image: ${DIGEST}\n`);
      run(diff, env);
      git('checkout', '--quiet', '.');
      const traced = run(propose, env);
      expect(git('--git-dir', remote, 'show', `castai-bot/image:${MANIFEST}`)).toBe(`image: ${DIGEST}\n`);
      expect(git('--git-dir', remote, 'ls-tree', '-r', '--name-only', 'castai-bot/image')).toBe(
        `${MANIFEST}\n`,
      );
      expect(traced).toContain('merge_request.create');
      expect(traced).not.toContain('canary');

      // The same runner again; and a patch that would change more than manifests.
      git('checkout', '--quiet', '-');
      writeFileSync(path.join(work, MANIFEST), `image: ${DIGEST}2\n`);
      run(diff, env);
      git('checkout', '--quiet', '.');
      const more = 'diff --git a/x b/x\nnew file mode 100644\n--- /dev/null\n+++ b/x\n@@ -0,0 +1 @@\n+x\n';
      appendFileSync(path.join(work, 'k8s.patch'), more);
      run(propose, env);
      expect(git('--git-dir', remote, 'show', `castai-bot/image:${MANIFEST}`)).toBe(`image: ${DIGEST}2\n`);
      expect(git('--git-dir', remote, 'ls-tree', '-r', '--name-only', 'castai-bot/image')).toBe(
        `${MANIFEST}\n`,
      );
    },
  );

  test.skipIf(process.platform === 'win32')(
    'workflows() show no login to what GitLab installs (not on Windows)',
    async () => {
      const jobs = await readGitlab({});
      for (const [name, job] of [
        ['test', jobs['test']],
        ['push', jobs['push']],
      ] as const) {
        const lines = job?.script ?? [];
        const installs = lines.findIndex((line) => line.includes('npm ci'));
        expect(installs).toBeGreaterThan(0);
        const before = lines.slice(0, installs).filter((line) => !/apt-get|corepack/.test(line));
        const { run } = startRepo();
        const env = { REGISTRY_PASSWORD: 'canary', PROPOSE_TOKEN: 'canary', CI_REGISTRY_PASSWORD: 'canary' };
        expect([name, run([...before, 'env >&2'].join('\n'), env).includes('canary')]).toEqual([name, false]);
        const after = lines.slice(installs + 1).find((line) => line.startsWith('export REGISTRY_PASSWORD'));
        if (after !== undefined)
          expect(run([...before, after, 'env >&2'].join('\n'), env)).toContain('=canary');
      }
    },
  );
});
