import { expect, test } from 'vitest';
import { readFunctionConfig } from './function-config.ts';

test('readFunctionConfig() keeps every input and variable, of any type', () => {
  const config = {
    function: {
      function_name: 'rotate_nodes',
      inputs: [
        { name: 'max_age', value: 30 },
        { name: 'labels', value: { a: ['b'] } },
      ],
      env_variables: [{ name: 'LOG_LEVEL', value: 'INFO' }],
    },
  };
  expect(readFunctionConfig(`\uFEFF${JSON.stringify(config)}`, 'f.json')).toEqual(config);
});

test('readFunctionConfig() takes absent lists for empty ones', () => {
  expect(readFunctionConfig('{"function":{"function_name":"x","inputs":null}}', 'f.json')).toEqual({
    function: { function_name: 'x', inputs: [], env_variables: [] },
  });
});

test.each([
  ['{', 'Cannot read "f.json": it is not JSON'],
  ['[]', 'Cannot read "f.json": the top: wanted an object'],
  ['{}', 'Cannot read "f.json": function: wanted an object'],
  ['{"function":{}}', 'Cannot read "f.json": function.function_name: wanted a text'],
  ['{"function":{"function_name":"x","inputs":{}}}', 'function.inputs: wanted a list of names and values'],
  ['{"function":{"function_name":"x","inputs":[{"value":1}]}}', 'function.inputs[0].name: wanted a text'],
])('readFunctionConfig() says what is wrong with %s', (text, message) => {
  expect(() => readFunctionConfig(text, 'f.json')).toThrow(message);
});
