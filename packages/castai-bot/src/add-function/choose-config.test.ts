import { parseAnswers, type BotAnswers } from '@castai-bot/scaffold';
import { describe, expect, test } from 'vitest';
import { bareBonesAnswers, typeScriptAnswers } from '../testing/fixture-repo.ts';
import { chooseConfig } from './choose-config.ts';

describe('chooseConfig', () => {
  test('chooseConfig() refuses an input that the template does not have', () => {
    const answers = parse(typeScriptAnswers());
    expect(() => chooseConfig(answers, 'greet', ['foo=1'])).toThrow(
      expect.objectContaining({
        exitCode: 2,
        message: expect.stringContaining('Cannot take the input "foo": the function takes param1') as unknown,
      }),
    );
    expect(chooseConfig(answers, 'greet', ['param1=1'])).toMatchObject({
      function: { inputs: expect.arrayContaining([{ name: 'param1', value: '1' }]) as unknown },
    });
  });

  test('chooseConfig() refuses a value that is not among those of the template', () => {
    const functions = {
      hours: { template: 'workload-autoscaler-hours', schedule: null, timeZone: 'Etc/UTC' },
    } as const;
    const answers = parse(typeScriptAnswers({ functions }));
    expect(() => chooseConfig(answers, 'hours', ['mode=of'])).toThrow(
      'Cannot take the input "mode": found "of", wanted off or on',
    );
    expect(chooseConfig(answers, 'hours', ['mode=on'])).toMatchObject({
      function: { inputs: expect.arrayContaining([{ name: 'mode', value: 'on' }]) as unknown },
    });
  });

  test('chooseConfig() gives a script any input', () => {
    expect(chooseConfig(parse(bareBonesAnswers()), 'script', ['foo=1'])).toMatchObject({
      function: { inputs: [{ name: 'foo', value: 1 }] },
    });
  });
});

function parse(text: string): BotAnswers {
  const parsed = parseAnswers(JSON.parse(text));
  if ('problems' in parsed) throw new Error(JSON.stringify(parsed.problems));
  return parsed.answers;
}
