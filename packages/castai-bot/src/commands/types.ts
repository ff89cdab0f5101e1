import { type Command, defineCommand, exitCodes, usageError } from '@castai-bot/cli';
import { renderDifferences } from '../api-types/render-differences.ts';
import { findRepo } from '../repo/find-repo.ts';

export const command: Command = defineCommand({
  args: {},
  flags: {
    check: { kind: 'boolean', summary: 'only say what changed since; exit code 3 when something did' },
    dryRun: { kind: 'boolean', summary: 'only show what would change' },
    force: { kind: 'boolean', summary: 'write over a file that castai-bot did not write' },
    file: {
      kind: 'string',
      summary: 'an OpenAPI 3 document in place of the live one',
      placeholder: 'file',
      completes: 'file',
    },
    apiUrl: { kind: 'string', summary: "CAST AI's API; else the bot's region", placeholder: 'url' },
  },
  examples: ['castai-bot types', 'castai-bot types --check', 'castai-bot types --file openapi.json'],
  details:
    'Reads the description of the live CAST AI API and writes src/castai-api.gen.ts, by which castai.get and the ' +
    'likes are typed for all of it, not only for what the runtime knows. Needs no API key unless the API wants one.',
  touches: {
    runs: [],
    reads: [
      'castai-bot.json',
      'package.json',
      'test_config.env',
      'src/castai-api.gen.ts',
      'files that flags name',
    ],
    writes: ['src/castai-api.gen.ts'],
    sends: ['CAST AI (with the key)'],
  },
  handler: async ({ flags }, context) => {
    const repo = await findRepo(context);
    if (repo.answers.flavor === 'bare-bones') {
      throw usageError(
        `Cannot write types for "${repo.answers.name}": a bare-bones bot has no TypeScript`,
        'castai-bot --help',
      );
    }
    const { planTypes } = await import('../api-types/plan-types.ts');
    const { changes, ...data } = await planTypes(repo, { ...flags, isForced: flags.force, context });
    const isWritten = changes.length > 0 && !flags.check && !flags.dryRun;
    if (isWritten) {
      const { applyChanges } = await import('../repo/apply-changes.ts');
      await applyChanges(changes, { root: repo.root, signal: context.signal });
    }
    const isDifferent = data.isNew || data.differences === null || data.differences.length > 0;
    return {
      data: { ...data, isWritten },
      exitCode: flags.check && isDifferent ? exitCodes.differs : exitCodes.done,
    };
  },
  render: ({ file, source, operations, isNew, isWritten, differences }, view) => {
    const what = `${operations} operations, from ${source}`;
    if (isNew)
      return isWritten
        ? `${view.style('green', 'Wrote')} ${file}: ${what}`
        : `${file} is not there yet: ${what}`;
    const head = isWritten ? `${view.style('green', 'Wrote')} ${file}: ${what}` : `${file}: ${what}`;
    if (differences === null)
      return `${head}\nWhat changed cannot be told: the file was edited since it was written`;
    if (differences.length === 0)
      return `${head}\n${isWritten ? 'Only descriptions changed' : 'Nothing changed since it was written'}`;
    return `${head}\n${renderDifferences(differences, view)}`;
  },
});
