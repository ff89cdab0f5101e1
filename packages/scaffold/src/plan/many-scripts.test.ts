import { describe, expect, test } from 'vitest';
import { parseAnswers } from '../answers/parse-answers.ts';
import { planBot } from './plan-bot.ts';

const versions = { castaiBot: '1.2.3', zod: '4.6.7', typescript: '7.0.2', nodeTypes: '24.0.0' };

describe('planBot', () => {
  test('planBot() runs each script of a bare-bones bot: the first by the entry point, the others by a command', () => {
    const files = plan({
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
    ).toEqual([undefined, ['sh', '/app/src/clean-up.sh'], ['/app/src/rotate.py']]);
  });

  test('planBot() copies a script that two functions run once', () => {
    const dockerfile = plan({ weekly: {}, daily: {} }).get('Dockerfile') ?? '';
    expect(dockerfile.match(/^COPY .*$/gm)).toEqual(['COPY src/script.sh /app/src/script.sh']);
  });
});

function plan(functions: object): ReadonlyMap<string, string> {
  const parsed = parseAnswers({ name: 'my-bot', flavor: 'bare-bones', functions });
  if ('problems' in parsed) throw new Error(JSON.stringify(parsed.problems));
  return new Map(planBot(parsed.answers, versions).map(({ path, text }) => [path, text]));
}

function commandOf(manifest: string): unknown {
  const [, command] = /^ +command: (.*)$/m.exec(manifest) ?? [];
  return command === undefined ? undefined : (JSON.parse(command) as unknown);
}
