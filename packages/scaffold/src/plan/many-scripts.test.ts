import { describe, expect, test } from 'vitest';
import { parseAnswers } from '../answers/parse-answers.ts';
import { planBot } from './plan-bot.ts';

const versions = { castaiBot: '1.2.3', zod: '4.6.7', typescript: '7.0.2', nodeTypes: '24.0.0' };

describe('planBot', () => {
  test('planBot() runs each script of a bare-bones bot: the first by the entry point, the others by a command', async () => {
    const files = await plan({
      report: {},
      'clean-up': { entry: 'src/clean-up.sh' },
      rotate: { entry: 'src/rotate.py' },
    });
    const dockerfile = files.get('Dockerfile') ?? '';
    expect(dockerfile.match(/^COPY .*$/gm)).toEqual([
      'COPY src/script.sh /app/src/script.sh',
      'COPY src/clean-up.sh /app/src/clean-up.sh',
      'COPY src/rotate.py /app/src/rotate.py',
    ]);
    expect(dockerfile).toContain('ENTRYPOINT ["sh", "/app/src/script.sh"]');
    expect(files.get('.dockerignore')?.match(/^!.*$/gm)).toEqual([
      '!src/script.sh',
      '!src/clean-up.sh',
      '!src/rotate.py',
    ]);
    expect(
      ['report', 'clean-up', 'rotate'].map((name) => commandOf(files.get(`k8s/${name}.pod.yaml`) ?? '')),
    ).toEqual([undefined, ['sh', '/app/src/clean-up.sh'], ['python3', '-u', '/app/src/rotate.py']]);
  });

  test.each([
    [['src/a.sh', 'src/b.sh'], 'docker.io/curlimages/curl:8.22.0'],
    [['src/a.py', 'src/b.py'], 'docker.io/library/python:3.14-alpine'],
    [['src/a.sh', 'src/b.py'], 'docker.io/library/python:3.14'],
    [['src/a'], 'docker.io/curlimages/curl:8.22.0'],
  ])('planBot() bases %j on %s', async (entries, image) => {
    const functions = Object.fromEntries(entries.map((entry, at) => [`f${at}`, { entry }]));
    expect((await plan(functions)).get('Dockerfile')).toContain(`ARG BASE_IMAGE="${image}"\n`);
  });

  test('planBot() begins a Python bot with a Python script, and writes none in a language it does not know', async () => {
    const files = await plan({ report: { entry: 'src/report.py' } });
    expect(files.get('src/report.py')).toMatch(/^#!\/usr\/bin\/env python3\n/);
    expect(files.get('Dockerfile')).toContain('ENTRYPOINT ["python3", "-u", "/app/src/report.py"]');
    const other = await plan({ report: { entry: 'src/report.rb' } });
    expect(other.get('src/report.rb')).toBeUndefined();
    expect(other.get('Dockerfile')).toContain('ENTRYPOINT ["/app/src/report.rb"]');
  });

  test('planBot() copies a script that two functions run once', async () => {
    const dockerfile = (await plan({ weekly: {}, daily: {} })).get('Dockerfile') ?? '';
    expect(dockerfile.match(/^COPY .*$/gm)).toEqual(['COPY src/script.sh /app/src/script.sh']);
  });
});

async function plan(functions: object): Promise<ReadonlyMap<string, string>> {
  const parsed = parseAnswers({ name: 'my-bot', flavor: 'bare-bones', functions });
  if ('problems' in parsed) throw new Error(JSON.stringify(parsed.problems));
  return new Map((await planBot(parsed.answers, versions)).map(({ path, text }) => [path, text]));
}

function commandOf(manifest: string): unknown {
  const [, command] = /^ +command: (.*)$/m.exec(manifest) ?? [];
  return command === undefined ? undefined : (JSON.parse(command) as unknown);
}
