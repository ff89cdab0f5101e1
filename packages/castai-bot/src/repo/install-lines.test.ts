import { PACKAGE_MANAGERS } from '@castai-bot/scaffold';
import { expect, test } from 'vitest';
import { installCastaiBot, installPackages } from './install-lines.ts';

test.each(PACKAGE_MANAGERS)(
  'installCastaiBot() and installPackages() are lines of %s in its bots',
  (manager) => {
    const answers = { packageManager: manager };
    expect(installPackages(answers)).toBe(`${manager} install`);
    expect(installCastaiBot(answers, '1.2.3')).toMatch(
      new RegExp(`^${manager} (?:install|add) \\S+ \\S+ castai-bot@1\\.2\\.3$`),
    );
  },
);

test.each([[undefined], [[]], [{}], [{ packageManager: 'cargo' }]])(
  'installCastaiBot() is a line of npm where %j says nothing else',
  (answers) => {
    expect(installCastaiBot(answers, 'latest')).toBe('npm install --save-dev --save-exact castai-bot@latest');
  },
);
