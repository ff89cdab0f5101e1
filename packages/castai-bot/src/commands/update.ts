import { type Command, defineCommand, exitCodes } from '@castai-bot/cli';
import { findRepoRoot } from '../repo/find-repo.ts';
import type { DescribedUpdate } from '../update/describe-update.ts';
import { renderUpdate } from '../update/render-update.ts';

export const command: Command = defineCommand({
  args: {},
  flags: {
    check: { kind: 'boolean', summary: 'only say whether there is an update; exit code 3 when there is' },
    dryRun: { kind: 'boolean', summary: 'only show the difference' },
    allowDirty: { kind: 'boolean', summary: 'go on although not everything is committed' },
  },
  examples: ['castai-bot update', 'castai-bot update --dry-run', 'castai-bot update --check'],
  details:
    'Brings the templates of this castai-bot into the files that follow them, together with your edits: Dockerfile, ' +
    'manifests, ignore files, tsconfig.json, CI, our part of package.json and the marked parts of README.md. What you and castai-bot both changed is ' +
    'marked as git marks a conflict. Needs no network. A newer castai-bot comes first: ' +
    'npm install --save-dev --save-exact castai-bot@latest',
  touches: {
    runs: ['git'],
    reads: [
      'castai-bot.json',
      'package.json',
      '.castai-bot/base.json',
      'README.md',
      'src/function_config.json',
      'the files that it lists',
    ],
    writes: ['castai-bot.json', 'the files that it lists', '.castai-bot/base.json', 'README.md'],
    sends: [],
  },
  handler: async ({ flags }, context) => {
    const root = await findRepoRoot(context);
    const { applyUpdate, planRepoUpdate } = await import('../update/update-repo.ts');
    const plan = await planRepoUpdate(root, { version: context.version });
    const isApplied = plan.changes.length > 0 && !flags.check && !flags.dryRun;
    if (isApplied) {
      const { checkCleanTree } = await import('../update/check-clean-tree.ts');
      const outside = plan.changes.map(({ path }) => path).filter((file) => file.startsWith('../'));
      if (!flags.allowDirty) await checkCleanTree(root, { context, outside });
      await applyUpdate(root, plan.changes, context);
    }
    if (!flags.check && !flags.dryRun) {
      const { askAboutDeleted } = await import('../left-out/ask-about-deleted.ts');
      await askAboutDeleted(context);
    }
    const { describeUpdate } = await import('../update/describe-update.ts');
    const { findImageProblems } = await import('../validate/rules/check-image-files.ts');
    const unsuited = isApplied ? await findImageProblems({ root, answers: plan.answers }) : [];
    const { version } = context;
    const data = describeUpdate(plan, { version, isApplied, unsuited, isDiffWanted: flags.dryRun });
    return { data, exitCode: chooseExitCode(data, flags.check) };
  },
  render: renderUpdate,
});

function chooseExitCode({ changes, conflicts }: DescribedUpdate, isCheck: boolean): number {
  if (isCheck) return changes.length > 0 ? exitCodes.differs : exitCodes.done;
  return conflicts.length > 0 ? exitCodes.failed : exitCodes.done;
}
