import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { type BotFunction, defineFunction } from './define-function.ts';
import { findFunction, registerFunctions } from './function-registry.ts';

const fn: BotFunction = defineFunction({ description: 'x', inputs: z.object({}), run: () => undefined });

describe('registerFunctions()', () => {
  it('registerFunctions() names functions in kebab-case', () => {
    const exported = {
      rotateNodes: fn,
      disableWorkloadAutoscaler: fn,
      report: fn,
      syncHTTPCodes: fn,
      snake_case: fn,
    };
    expect(registerFunctions(exported).functions.map(({ name }) => name)).toEqual([
      'rotate-nodes',
      'disable-workload-autoscaler',
      'report',
      'sync-http-codes',
      'snake-case',
    ]);
  });

  it('registerFunctions() says what is no function of a bot', () => {
    expect(
      registerFunctions({ rotateNodes: fn, rotate_nodes: fn, plain: () => 1, text: 'x', 'a b': fn }).problems,
    ).toEqual([
      'functions.rotate_nodes: answers to the same names as rotateNodes',
      'functions.plain: found function, wanted what defineFunction() returns',
      'functions.text: found string, wanted what defineFunction() returns',
      'functions.a b: wanted a name of letters and digits',
    ]);
    expect(registerFunctions({}).problems).toEqual(['functions: found none, wanted at least one']);
  });
});

describe('findFunction()', () => {
  const { functions } = registerFunctions({ rotateNodes: fn, drain2Nodes: fn });

  it.each(['rotate-nodes', 'rotate_nodes', 'rotateNodes', 'RotateNodes'])(
    'findFunction() answers to %s',
    (name) => {
      expect(findFunction(functions, name)?.exportName).toBe('rotateNodes');
    },
  );

  it.each(['drain-2-nodes', 'drain_2_nodes', 'drain2Nodes', 'drain2-nodes'])(
    'findFunction() answers to %s, wherever a digit parts words',
    (name) => {
      expect(findFunction(functions, name)?.exportName).toBe('drain2Nodes');
    },
  );

  it.each([
    '',
    'rotate',
    'rotate nodes',
    '-rotate-nodes',
    'rotate--nodes',
    'constructor',
    'toString',
    '__proto__',
  ])('findFunction() does not answer to %j', (name) => {
    expect(findFunction(functions, name)).toBeUndefined();
  });

  it.each([`${'a'.repeat(33)}.`, `${'a'.repeat(1_000_000)}.`, `${'a-'.repeat(500_000)}_`])(
    'findFunction() answers to no long name at once',
    (name) => {
      expect(findFunction(functions, name)).toBeUndefined();
    },
  );
});
