import { type Command, defineCommand } from '@castai-bot/cli';
import { noteUncommitted } from '../edit-repo/note-uncommitted.ts';
import { renderFileChanges, toFileChange } from '../edit-repo/render-changes.ts';
import { findRepo } from '../repo/find-repo.ts';

export const command: Command = defineCommand({
  args: { name: { summary: 'of the function', isRequired: true, completes: 'function' } },
  flags: {
    force: { kind: 'boolean', summary: 'delete the files that you have edited too' },
    export: { kind: 'boolean', summary: 'leave src/functions/index.ts alone', isDefaultTrue: true },
    dryRun: { kind: 'boolean', summary: 'only show what would be removed' },
  },
  examples: ['castai-bot remove-function rotate-nodes', 'castai-bot remove-function rotate-nodes --dry-run'],
  details:
    'Takes back what add-function did: the files as they were written, and the lines that name the function. ' +
    'Files that you have edited stay, and are listed; a script that you have written stays with --force too. What is in the cluster stays until it is deleted there.',
  touches: {
    runs: ['git'],
    reads: ['castai-bot.json', 'package.json', '.castai-bot/base.json', 'k8s/', 'src/', 'README.md'],
    writes: ['castai-bot.json', '.castai-bot/base.json', 'k8s/', 'src/', 'README.md'],
    sends: [],
  },
  handler: async ({ args, flags }, context) => {
    const repo = await findRepo(context);
    const { planRemoveFunction } = await import('../add-function/plan-remove-function.ts');
    const request = { name: args.name, isForced: flags.force, isExported: flags.export };
    const plan = await planRemoveFunction(repo, request);
    await noteUncommitted(repo.root, plan.changes, context);
    if (!flags.dryRun) {
      const { applyChanges } = await import('../repo/apply-changes.ts');
      await applyChanges(plan.changes, { root: repo.root, signal: context.signal });
    }
    const { functionName, kept, todo } = plan;
    const changes = plan.changes.map(toFileChange);
    return { data: { function: functionName, isDryRun: flags.dryRun, changes, kept, todo } };
  },
  render: ({ function: name, isDryRun, changes, kept, todo }, view) =>
    [
      `${isDryRun ? 'Would remove' : view.style('green', 'Removed')} ${name}`,
      renderFileChanges(changes, view),
      ...kept.map((file) => view.style('yellow', `  kept, since you have edited it: ${file}`)),
      ...todo.map((one) => view.style('yellow', `  ${one}`)),
    ].join('\n'),
});
