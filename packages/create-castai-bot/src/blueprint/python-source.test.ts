import { expect, test } from 'vitest';
import { findPythonFunctions, findPythonString } from './python-source.ts';

test('findPythonFunctions() finds what a module offers, with its line', () => {
  const source = [
    'import os',
    '',
    'def rotate_nodes(bot_config: BotExecutionConfig) -> None:',
    '    def inner():',
    '        pass',
    'async def report (config):',
    'def _private(): ...',
    'definitely = 1',
    'class Bot:',
    '    def method(self): ...',
  ].join('\n');
  expect(findPythonFunctions(source, 'src/functions/nodes.py')).toEqual([
    { name: 'rotate_nodes', file: 'src/functions/nodes.py', line: 3 },
    { name: 'report', file: 'src/functions/nodes.py', line: 6 },
  ]);
});

test.each([
  ['IMAGE_NAME = "my_bot"', 'my_bot'],
  ["IMAGE_NAME='my_bot'  # ours", 'my_bot'],
  ['IMAGE_NAME: str = "my_bot"', 'my_bot'],
  ['OTHER = "x"\r\nIMAGE_NAME = "my_bot"\r', 'my_bot'],
  ['  IMAGE_NAME = "inner"', undefined],
  ['IMAGE_NAME = os.environ["X"]', undefined],
  ['MY_IMAGE_NAME = "x"', undefined],
])('findPythonString() reads %j as %j', (source, expected) => {
  expect(findPythonString(source, 'IMAGE_NAME')).toBe(expected);
});
