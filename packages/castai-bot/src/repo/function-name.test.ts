import { describe, expect, test } from 'vitest';
import type { BotAnswers } from '@castai-bot/scaffold';
import { chooseFunction, toCanonicalName } from './function-name.ts';

describe('toCanonicalName', () => {
  test.each(['disable-workload-autoscaler', 'disable_workload_autoscaler', 'disableWorkloadAutoscaler'])(
    'toCanonicalName() reads %s',
    (name) => {
      expect(toCanonicalName(name)).toBe('disable-workload-autoscaler');
    },
  );
});

describe('chooseFunction', () => {
  test('chooseFunction() takes the only one, or the named one in any spelling', () => {
    expect(chooseFunction(bot(['rotate-nodes']), undefined)).toBe('rotate-nodes');
    expect(chooseFunction(bot(['rotate-nodes', 'greet']), 'rotateNodes')).toBe('rotate-nodes');
  });

  test.each([
    [[], undefined, 'Cannot choose a function: "my-bot" has none'],
    [['rotate-nodes', 'greet'], undefined, '"my-bot" has rotate-nodes, greet, wanted the name of one'],
    [['greet'], 'great', 'Cannot find the function "great": "my-bot" has greet'],
    [['greet'], 'toString', 'Cannot find the function "toString"'],
  ])('chooseFunction() of %j refuses %s', (names, wanted, message) => {
    expect(() => chooseFunction(bot(names), wanted)).toThrow(message);
  });

  test.each([
    ['npm', 'castai-bot run greet --simulate, which is: npm run dev -- greet'],
    ['pnpm', 'castai-bot run greet --simulate, which is: pnpm run dev greet'],
  ] as const)('chooseFunction() shows what %s is told', (packageManager, hint) => {
    const choose = (): string => chooseFunction({ ...bot(['greet', 'bye']), packageManager }, undefined);
    expect(choose).toThrow(expect.objectContaining({ hint }));
  });
});

function bot(names: readonly string[]): Pick<BotAnswers, 'name' | 'functions' | 'packageManager'> {
  const one = { template: 'example', schedule: '@daily', timeZone: 'Etc/UTC' } as const;
  return {
    name: 'my-bot',
    packageManager: 'npm',
    functions: Object.fromEntries(names.map((name) => [name, one])),
  };
}
