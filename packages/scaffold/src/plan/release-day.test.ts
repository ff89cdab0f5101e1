import { describe, expect, test } from 'vitest';
import { FLAVORS, PACKAGE_MANAGERS } from '../answers/bot-answers.ts';
import { answersOf, VERSIONS } from '../testing/every-answer.ts';
import { OWN_PACKAGES } from './package-versions.ts';
import { planBot } from './plan-bot.ts';
import { RELEASE_DAY_FILES } from './release-day.ts';

const cases = PACKAGE_MANAGERS.flatMap((packageManager) =>
  FLAVORS.map((flavor) => ({ packageManager, flavor })),
);

describe('RELEASE_DAY_FILES', () => {
  test.each(cases)(
    'RELEASE_DAY_FILES let $packageManager install every package of ours in a $flavor bot, and no other, by exact names',
    async ({ packageManager, flavor }) => {
      const files = await planBot(answersOf({ packageManager, flavor }), VERSIONS);
      const lines = textOf(files, RELEASE_DAY_FILES[packageManager]).split('\n');
      const settings = lines.filter((line) => !line.startsWith('#')).join('\n');
      const preapproved = settings.match(/@?castai-bot\b[\w/-]*/g) ?? [];
      expect(preapproved).toEqual(OWN_PACKAGES);
      expect(settings).not.toContain('*');
      const installed = textOf(files, 'package.json').match(/"@?castai-bot\b[\w/-]*"(?=:)/g) ?? [];
      expect(installed.length).toBeGreaterThan(0);
      expect(OWN_PACKAGES).toEqual(expect.arrayContaining(installed.map((name) => name.slice(1, -1))));
    },
  );
});

test.each(cases)(
  'planBot() leaves what $packageManager reads in the root of a workspace to that root, for a $flavor bot',
  async ({ packageManager, flavor }) => {
    const files = await planBot(answersOf({ packageManager, flavor, workspace: true }), VERSIONS);
    expect(files.map(({ path }) => path)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/rc$|rc\.yml$|toml$|workspace/)]),
    );
    expect(textOf(files, 'package.json')).not.toMatch(/allowScripts|trustedDependencies/);
    expect(JSON.parse(textOf(files, 'castai-bot.json'))).toHaveProperty('workspace', true);
  },
);

function textOf(files: readonly { readonly path: string; readonly text: string }[], name: string): string {
  return files.find((file) => file.path === name)?.text ?? '';
}
