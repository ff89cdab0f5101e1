import { type Command, defineCommand, usageError } from '@castai-bot/cli';
import { findRepo } from '../repo/find-repo.ts';

export const command: Command = defineCommand({
  args: {},
  flags: {
    skipChecks: { kind: 'boolean', summary: 'leave out the type check and the tests' },
  },
  examples: ['castai-bot build', 'castai-bot build --skip-checks --json'],
  details:
    'Checks types, runs the tests, then writes dist/bot.mjs with its source map: one file that runs alone. ' +
    'When anything fails, the bundle that was there stays.',
  handler: async ({ flags }, context) => {
    const { root, answers } = await findRepo(context.cwd);
    if (answers.flavor === 'bare-bones') {
      throw usageError(
        `Cannot bundle "${answers.name}": a bare-bones bot has nothing to bundle, its image takes the scripts as they are`,
        'castai-bot build-and-push',
      );
    }
    const { buildBundle } = await import('../bundle/build-bundle.ts');
    return { data: await buildBundle({ root, areChecksSkipped: flags.skipChecks, context }) };
  },
  render: (bundle, view) =>
    `${view.style('green', 'Built')} ${bundle.path} (${(bundle.bytes / 1024).toFixed(1)} KiB) and ${bundle.sourceMapPath}`,
});
