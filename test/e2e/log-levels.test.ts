import { expect, test } from 'vitest';
import {
  isLogLevelName,
  LOG_LEVEL_NAMES,
} from '../../packages/create-castai-bot/src/blueprint/log-level-names.ts';
import { levelAliases, logLevels, parseLogLevel } from '../../packages/runtime/src/output/log-level.ts';

test('a new bot keeps the LOG_LEVELs of a blueprint that the runtime takes, and no other', () => {
  expect([...LOG_LEVEL_NAMES].toSorted()).toEqual([...logLevels, ...Object.keys(levelAliases)].toSorted());
  for (const value of [' warn ', 'Fatal', 'DEBUG', '', 'LOUD', 'constructor', 'INFO,', '10'])
    expect([value, isLogLevelName(value)]).toEqual([value, parseLogLevel(value) !== undefined]);
});
