import { type Command, defineCommand, usageError } from '@castai-bot/cli';
import { envFlag, passOn } from '../process/bot-env.ts';
import { findRepo } from '../repo/find-repo.ts';

export const command: Command = defineCommand({
  args: {},
  flags: {
    skipChecks: { kind: 'boolean', summary: 'leave out the type check and the tests' },
    env: envFlag,
    force: { kind: 'boolean', summary: 'write over a dist/bot.mjs that castai-bot did not write' },
  },
  examples: ['castai-bot build', 'castai-bot build --skip-checks --json'],
  details:
    'Checks types, runs the tests, then writes dist/bot.mjs, which needs no node_modules, with its source map. ' +
    'What the bot imports by import() is in files beside it (dist/bot-*.mjs), read when it is needed; all is in ' +
    'one file where your Dockerfile copies dist/bot.mjs alone. ' +
    'When anything fails, the bundle that was there stays.',
  touches: {
    runs: ['tsc', 'its tests', 'esbuild'],
    reads: ['castai-bot.json', 'package.json', 'src/', 'tsconfig.json', 'Dockerfile', '.dockerignore'],
    writes: ['dist/'],
    sends: [],
  },
  handler: async ({ flags }, outer) => {
    const context = passOn(outer, flags.env);
    const { root, answers } = await findRepo(context);
    if (answers.flavor === 'bare-bones') {
      throw usageError(
        `Cannot bundle "${answers.name}": a bare-bones bot has nothing to bundle, its image takes the scripts as they are`,
        'castai-bot build-and-push',
      );
    }
    const { buildBundle } = await import('../bundle/build-bundle.ts');
    return {
      data: await buildBundle({ root, areChecksSkipped: flags.skipChecks, isForced: flags.force, context }),
    };
  },
  render: ({ path, bytes, chunks }, view) => {
    const others = chunks.length === 0 ? '' : ` and ${chunks.length} dist/bot-*.mjs`;
    return `${view.style('green', 'Built')} ${path}${others} (${(bytes / 1024).toFixed(1)} KiB) with source maps`;
  },
});
