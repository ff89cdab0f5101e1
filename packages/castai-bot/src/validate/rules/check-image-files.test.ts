import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseAnswers, planBot } from '@castai-bot/scaffold';
import { describe, expect, test } from 'vitest';
import { noVersions } from '../../edit-repo/plan-owned.ts';
import { bareBonesAnswers, createFixtureRepo, type FixtureRepo } from '../../testing/fixture-repo.ts';
import { findRepo } from '../../repo/find-repo.ts';
import { runLine } from '../../testing/run-line.ts';
import { findImageProblems } from './check-image-files.ts';

const daily = { schedule: '@daily', timeZone: 'Etc/UTC' };

describe('checkImageFiles', () => {
  test.each(['src/script.sh', 'src/bot.py'])(
    'checkImageFiles() finds nothing in a bot of %s',
    async (entry) => {
      await using repo = await createBareBones(entry);
      expect(await findImageProblems(await findRepo({ cwd: repo.root, note: () => undefined }))).toEqual([]);
      expect((await runLine(['validate'], { cwd: repo.root })).stdout).toContain('0 errors');
    },
  );

  test('checkImageFiles() finds every place that still has another program', async () => {
    await using repo = await createBareBones('src/script.sh');
    await writeFile(path.join(repo.root, 'src/bot.py'), '#!/usr/bin/env python3\n');
    await writeFile(path.join(repo.root, 'castai-bot.json'), answersFor('src/bot.py'));
    expect(await findImageProblems(await findRepo({ cwd: repo.root, note: () => undefined }))).toEqual([
      'Dockerfile: copies no src/bot.py, which castai-bot.json runs, wanted COPY src/bot.py /app/src/bot.py',
      '.dockerignore: keeps src/bot.py, which castai-bot.json runs, out of the image, wanted the line !src/bot.py',
      'Dockerfile: ENTRYPOINT does not start src/bot.py, wanted ENTRYPOINT ["python3","-u","/app/src/bot.py"]',
      'Dockerfile: docker.io/curlimages/curl:8.22.0 has no python3, which src/bot.py needs: let BASE_IMAGE name one that has',
    ]);
    const validated = await runLine(['validate'], { cwd: repo.root });
    expect(validated.code).toBe(1);
    expect(validated.stdout).toContain('copies no src/bot.py');
  });

  test('checkImageFiles() finds a shell that is to read what is no shell script', async () => {
    await using repo = await createBareBones('src/bot.py');
    await edit(repo, (text) => text.replace(/^ENTRYPOINT.*/m, 'ENTRYPOINT ["sh", \\\n  "/app/src/bot.py"]'));
    expect(await findImageProblems(await findRepo({ cwd: repo.root, note: () => undefined }))).toEqual([
      'Dockerfile: ENTRYPOINT has a shell read src/bot.py, wanted ENTRYPOINT ["python3","-u","/app/src/bot.py"]',
    ]);
  });

  test('checkImageFiles() leaves other ways to write the same alone', async () => {
    await using repo = await createBareBones('src/bot.py');
    await edit(repo, (text) =>
      text
        .replace(/^COPY.*/m, 'COPY --chown=0:0 ./src /app/src')
        .replace(/^ENTRYPOINT.*/m, 'ENTRYPOINT ["tini", "--", "python3", "/app/src/bot.py"]'),
    );
    await writeFile(path.join(repo.root, '.dockerignore'), '*\n!src/\n');
    expect(await findImageProblems(await findRepo({ cwd: repo.root, note: () => undefined }))).toEqual([]);
  });
});

async function edit({ root }: FixtureRepo, change: (text: string) => string): Promise<void> {
  const file = path.join(root, 'Dockerfile');
  await writeFile(file, change(await readFile(file, 'utf8')));
}

function answersFor(entry: string): string {
  return bareBonesAnswers({ functions: { script: { entry, ...daily } } });
}

async function createBareBones(entry: string): Promise<FixtureRepo> {
  const parsed = parseAnswers(JSON.parse(answersFor(entry)));
  if ('problems' in parsed) throw new Error(JSON.stringify(parsed.problems));
  const files = await planBot(parsed.answers, noVersions);
  return createFixtureRepo(Object.fromEntries(files.map(({ path: file, text }) => [file, text])));
}
