import { appendFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { answersOf, VERSIONS } from '../testing/every-answer.ts';
import { MANIFEST, readGithub, readGitlab, readOutput, startRepo } from '../testing/workflow.ts';
import { isCiFileAbove } from './ci-view.ts';
import { planBot } from './plan-bot.ts';

const BELOW = { ciRoot: 'bots/my-bot' };
const DIGEST = `registry.example.com/my-bot:1@sha256:${'a'.repeat(64)}`;

describe('workflows of a bot below the root of its repository', () => {
  test.each([
    ['github', 'bots/my-bot', '../../.github/workflows/my-bot.yml'],
    ['github', 'x', '../.github/workflows/my-bot.yml'],
    ['gitlab', 'bots/my-bot', '.gitlab-ci.yml'],
  ] as const)('planBot() puts that of %s in %s to %s', async (ci, ciRoot, file) => {
    const files = await planBot(answersOf({ ci, ciRoot }), VERSIONS);
    const outside = files.filter((one) => one.path.startsWith('..'));
    expect(files.find((one) => one.path === file)).toMatchObject({ kind: 'owned' });
    expect(outside.map((one) => one.path)).toEqual(file.startsWith('..') ? [file] : []);
    expect(isCiFileAbove(file)).toBe(file.startsWith('..'));
    const base: unknown = JSON.parse(files.find((one) => one.path === '.castai-bot/base.json')?.text ?? '');
    expect(base).toHaveProperty([file]);
    expect(files.find((one) => one.path === 'README.md')?.text).toContain(`\`${file}\``);
  });

  test('workflows() of GitHub start for what the bot is made of, in its folder', async () => {
    const { name, on, defaults } = await readGithub(BELOW);
    const paths = ['bots/my-bot/**', '.github/workflows/my-bot.yml'];
    expect({ name, defaults }).toEqual({
      name: 'my-bot',
      defaults: { run: { 'working-directory': 'bots/my-bot' } },
    });
    expect([on.push?.paths, on.pull_request?.paths]).toEqual([paths, paths]);
  });

  test('workflows() of GitLab start for what the bot is made of, and take nothing from the repository', async () => {
    for (const image of ['registry.example.com/x', 'registry.gitlab.com/team/x']) {
      const jobs = await readGitlab({ ...BELOW, image });
      expect(Object.keys(jobs)).toEqual(['my-bot:test', 'my-bot:push', 'my-bot:propose']);
      for (const job of Object.values(jobs)) {
        expect(job.inherit).toEqual({ default: false });
        expect(job.rules?.map(({ changes }) => changes)).toEqual([['bots/my-bot/**/*']]);
        expect(job.script[0]).toBe("cd 'bots/my-bot'");
      }
      expect(jobs['my-bot:propose']?.needs).toEqual(['my-bot:push']);
      expect(jobs['my-bot:push']?.artifacts).toMatchObject({ paths: ['bots/my-bot/k8s.patch'] });
    }
  });

  test('workflows() of two bots share no name that is one for the whole repository', async () => {
    const [one, other] = await Promise.all(
      ['one', 'other'].map(async (name) => {
        const answers = { name, ciRoot: `bots/${name}` };
        const [github, gitlab] = [await readGithub(answers), await readGitlab(answers)];
        const text = JSON.stringify([github.jobs, gitlab]);
        return [
          github.name,
          ...Object.keys(gitlab),
          ...Object.values(gitlab).flatMap(({ resource_group: group }) => group ?? []),
          ...new Set(text.match(/castai-bot\/[a-z-]+/g)),
          ...new Set(text.match(/(?<="concurrency":")[a-z-]+/g)),
        ];
      }),
    );
    expect(one).toHaveLength(7);
    expect(one?.filter((name) => other?.includes(name))).toEqual([]);
  });

  test.each([
    ['npm', 'package-lock.json'],
    ['pnpm', 'pnpm-lock.yaml'],
    ['yarn', 'yarn.lock'],
    ['bun', 'bun.lock'],
  ])(
    'workflows() of a part of a workspace follow the %s lockfile at its root',
    async (packageManager, file) => {
      const answers = { ...BELOW, packageManager, workspace: true };
      const { on, jobs } = await readGithub(answers);
      expect(on.push?.paths).toEqual(expect.arrayContaining(['package.json', file]));
      const gitlab = await readGitlab(answers);
      expect(gitlab['my-bot:test']?.rules?.[0]?.changes).toEqual(expect.arrayContaining([file]));
      const runs = jobs['test']?.steps.flatMap(({ run = [] }) => run).join('\n') ?? '';
      expect(runs.includes(' ../../yarn.lock ')).toBe(packageManager === 'yarn');
      expect(runs).not.toMatch(/ yarn\.lock /);
    },
  );

  test.skipIf(process.platform === 'win32')(
    "workflows() propose the digest of that bot's manifests alone (not on Windows)",
    async () => {
      const github = await readGithub(BELOW);
      const [manifests] = github.jobs['push']?.steps.filter(({ id }) => id === 'manifests') ?? [];
      const propose = github.jobs['propose']?.steps.at(-1)?.run ?? '';
      const { work, bot, remote, git, run } = startRepo(BELOW.ciRoot);
      const output = path.join(work, '..', 'output');
      writeFileSync(output, '');
      writeFileSync(path.join(bot, MANIFEST), `image: ${DIGEST}\n`);
      run(manifests?.run ?? '', { GITHUB_OUTPUT: output }, bot);
      git('checkout', '--quiet', '.');
      const more =
        'diff --git a/k8s/x b/k8s/x\nnew file mode 100644\n--- /dev/null\n+++ b/k8s/x\n@@ -0,0 +1 @@\n+x\n';
      const env = { PATCH: `${readOutput(output)}\n${more}` };
      const called = run(`gh() { echo "gh $*" >&2; }\n${propose}`, env, bot);
      const branch = 'castai-bot/my-bot-image';
      const at = `${BELOW.ciRoot}/${MANIFEST}`;
      expect(git('--git-dir', remote, 'show', `${branch}:${at}`)).toBe(`image: ${DIGEST}\n`);
      expect(git('--git-dir', remote, 'ls-tree', '-r', '--name-only', branch)).toBe(`${at}\n`);
      expect(called).toContain(`gh pr create --head ${branch} --fill`);
    },
  );

  test.skipIf(process.platform === 'win32')(
    'workflows() propose it in GitLab, from its folder (not on Windows)',
    async () => {
      const jobs = await readGitlab(BELOW);
      const { work, bot, remote, git, run } = startRepo(BELOW.ciRoot);
      const env = {
        CI_COMMIT_SHORT_SHA: 'abc1234',
        CI_DEFAULT_BRANCH: 'main',
        CI_PROJECT_URL: remote.replace(/\.git$/, ''),
        PROPOSE_TOKEN: 'canary',
      };
      const push = jobs['my-bot:push']?.script ?? [];
      const diff = [push[0], push.at(-1)].join('\n');
      const propose = jobs['my-bot:propose']?.script.join('\n') ?? '';
      writeFileSync(path.join(bot, MANIFEST), `image: ${DIGEST}\n`);
      run(diff, env);
      git('checkout', '--quiet', '.');
      const more = 'diff --git a/x b/x\nnew file mode 100644\n--- /dev/null\n+++ b/x\n@@ -0,0 +1 @@\n+x\n';
      // Where the artifact of the job is.
      appendFileSync(path.join(work, 'bots/my-bot/k8s.patch'), more);
      run(propose, env);
      const branch = 'castai-bot/my-bot-image';
      const at = `${BELOW.ciRoot}/${MANIFEST}`;
      expect(git('--git-dir', remote, 'show', `${branch}:${at}`)).toBe(`image: ${DIGEST}\n`);
      expect(git('--git-dir', remote, 'ls-tree', '-r', '--name-only', branch)).toBe(`${at}\n`);
    },
  );
});
