import { describe, expect, it } from 'vitest';
import { parseConfig } from './parse-config.ts';

function parse(body: unknown): ReturnType<typeof parseConfig> {
  return parseConfig(JSON.stringify({ function: body }));
}

describe('parseConfig()', () => {
  it('parseConfig() takes the config of a blueprint user as it is', () => {
    const { config, problems, warnings } = parse({
      function_name: 'disable_workload_autoscaler',
      inputs: [
        { name: 'param1', value: 'value1' },
        { name: 'param2', value: { any: ['json', 1, null] } },
      ],
      env_variables: [
        { name: 'LOG_LEVEL', value: 'INFO' },
        { name: 'RETRIES', value: 3 },
        { name: 'VERBOSE', value: true },
        { name: 'EMPTY', value: '' },
      ],
    });
    expect(problems).toEqual([]);
    expect(warnings).toEqual([]);
    expect(config).toEqual({
      functionName: 'disable_workload_autoscaler',
      inputs: new Map<string, unknown>([
        ['param1', 'value1'],
        ['param2', { any: ['json', 1, null] }],
      ]),
      envVariables: new Map([
        ['LOG_LEVEL', 'INFO'],
        ['RETRIES', '3'],
        ['VERBOSE', 'true'],
        ['EMPTY', ''],
      ]),
    });
  });

  it('parseConfig() does without inputs and env_variables', () => {
    const { config, problems } = parse({ function_name: 'x' });
    expect(problems).toEqual([]);
    expect(config).toEqual({ functionName: 'x', inputs: new Map(), envVariables: new Map() });
  });

  it('parseConfig() warns of unknown keys of the envelope, and allows $schema', () => {
    const text = JSON.stringify({
      $schema: './schema.json',
      comment: 'mine',
      function: { function_name: 'x', retries: 1, inputs: [{ name: 'a', value: 1, unit: 'days' }] },
    });
    const { problems, warnings } = parseConfig(text);
    expect(problems).toEqual([]);
    expect(warnings).toEqual([
      'comment: unknown key, wanted $schema, function',
      'function.retries: unknown key, wanted function_name, inputs, env_variables',
      'function.inputs[0].unit: unknown key, wanted {"name": …, "value": …}',
    ]);
  });

  it('parseConfig() finds every problem at once', () => {
    const { problems } = parse({
      function_name: 7,
      inputs: [
        { name: 'twice', value: 1 },
        { name: 'twice', value: 2 },
        { name: '__proto__', value: 1 },
        { name: 'constructor', value: 1 },
        'text',
        { value: 1 },
        { name: 'valueless' },
      ],
      env_variables: [
        { name: 'API_KEY', value: 'x' },
        { name: 'LIST', value: [] },
        { name: 'NULL', value: null },
        { name: 'A=B', value: 'x' },
        { name: 'LOG_LEVEL', value: 'loud' },
      ],
    });
    expect(problems).toEqual([
      'function.function_name: found 7, wanted the name of a function',
      'function.inputs[1].name: "twice" is there twice',
      'function.inputs[2].name: "__proto__" is not for a config to use',
      'function.inputs[3].name: "constructor" is not for a config to use',
      'function.inputs[4]: found "text", wanted {"name": …, "value": …}',
      'function.inputs[5].name: found nothing, wanted a name',
      'function.inputs[6].value: missing for "valueless"',
      'function.env_variables.API_KEY: "API_KEY" steers the process or its requests: put it into the manifest',
      'function.env_variables.LIST: found a list, wanted a string, a number or a boolean',
      'function.env_variables.NULL: found null, wanted a string, a number or a boolean',
      'function.env_variables.A=B: found the name "A=B", wanted letters, digits and "_"',
      'function.env_variables.LOG_LEVEL: found "loud", wanted DEBUG, INFO, WARNING, ERROR, CRITICAL',
    ]);
  });

  it.each([
    ['', 'not JSON: Unexpected end of JSON input'],
    ['{"function": }', 'not JSON: Unexpected token'],
    ['[]', 'found a list, wanted {"function":'],
    ['null', 'found null, wanted {"function":'],
    ['{}', 'function: found nothing, wanted {"function":'],
    ['{"function": "x"}', 'function: found "x", wanted {"function":'],
    [
      '{"function": {"function_name": "x", "inputs": {}}}',
      'function.inputs: found an object, wanted a list of',
    ],
    ['{"function": {"function_name": "x", "inputs": null}}', 'function.inputs: found null, wanted a list of'],
    [
      '{"function": {"function_name": ""}}',
      'function.function_name: found "", wanted the name of a function',
    ],
  ])('parseConfig() says what is wrong with %j', (text, problem) => {
    const { problems } = parseConfig(text);
    expect(problems).toEqual([expect.stringContaining(problem)]);
  });

  it('parseConfig() refuses keys that reach a prototype, at any depth', () => {
    const value = '{"a": [{"__proto__": {"polluted": true}}], "constructor": {"prototype": 1}}';
    const { problems } = parseConfig(
      `{"__proto__": {}, "function": {"function_name": "x", "inputs": [{"name": "a", "value": ${value}}]}}`,
    );
    expect(problems.toSorted()).toEqual(
      [
        '__proto__',
        'function.inputs[0].value.a[0].__proto__',
        'function.inputs[0].value.constructor',
        'function.inputs[0].value.constructor.prototype',
      ]
        .map((path) => `${path}: a key that is not for a config to use`)
        .toSorted(),
    );
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });

  it('parseConfig() survives deep nesting', () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    const { problems } = parseConfig(
      `{"function": {"function_name": "x", "inputs": [{"name": "a", "value": ${deep}}]}}`,
    );
    expect(problems).toEqual([]);
  });
});
