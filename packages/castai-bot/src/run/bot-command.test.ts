import path from 'node:path';
import { assert, expect, test } from 'vitest';
import { parseAnswers } from '@castai-bot/scaffold';
import { createFixtureRepo } from '../testing/fixture-repo.ts';
import { findBotCommand } from './bot-command.ts';
import type { ChildCommand } from '../process/run-child.ts';

test.each<readonly [string, string, (root: string) => ChildCommand]>([
  ['src/a.sh', '#!/usr/bin/env bash\n', () => ({ program: '/usr/bin/env', args: ['bash', 'src/a.sh'] })],
  ['src/a.sh', 'echo\n', () => ({ program: 'sh', args: ['src/a.sh'] })],
  ['src/a.py', 'print()\n', () => ({ program: 'python3', args: ['-u', 'src/a.py'] })],
  ['src/a', '\u007FELF', (root) => ({ program: path.join(root, 'src/a'), args: [] })],
])(
  'findBotCommand() starts %s, which begins with %j, as it says or as the cluster does',
  async (entry, text, wanted) => {
    await using repo = await createFixtureRepo({ [entry]: text });
    const parsed = parseAnswers({ name: 'my-bot', flavor: 'bare-bones', functions: { job: { entry } } });
    assert('answers' in parsed, JSON.stringify(parsed));
    expect(await findBotCommand(repo.root, parsed.answers, 'job')).toEqual(wanted(repo.root));
  },
);
