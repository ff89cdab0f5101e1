import path from 'node:path';
import { type Command, defineCommand } from '@castai-bot/cli';
import { renderFileChanges, toFileChange } from '../edit-repo/render-changes.ts';
import { findRepo } from '../repo/find-repo.ts';

export const command: Command = defineCommand({
  args: { file: { summary: 'that is gone on purpose', isRequired: true, isRest: true } },
  flags: {
    undo: { kind: 'boolean', summary: 'write it again, and let it follow the templates' },
    dryRun: { kind: 'boolean', summary: 'only show what would be changed' },
  },
  examples: [
    'castai-bot leave-out src/functions/example.test.ts',
    'castai-bot leave-out --undo k8s/example.pod.yaml',
  ],
  details:
    'Remembers in castai-bot.json that a generated file which you deleted is to stay away, so that validate, doctor and ' +
    'update do not speak of it again. At a terminal doctor and update ask.',
  touches: {
    runs: [],
    reads: ['castai-bot.json', 'package.json', '.castai-bot/base.json'],
    writes: ['castai-bot.json', '.castai-bot/base.json', 'the files that it lists'],
    sends: [],
  },
  handler: async ({ args, flags }, context) => {
    const repo = await findRepo(context);
    const { planLeftOut } = await import('../left-out/plan-left-out.ts');
    const files = args.file.map((file) => toRepoPath(file, { root: repo.root, cwd: context.cwd }));
    const request = { files, isUndone: flags.undo, version: context.version };
    const changes = await planLeftOut(repo, request);
    if (!flags.dryRun) {
      const { applyChanges } = await import('../repo/apply-changes.ts');
      await applyChanges(changes, { root: repo.root, signal: context.signal });
    }
    return {
      data: { files, isUndone: flags.undo, isDryRun: flags.dryRun, changes: changes.map(toFileChange) },
    };
  },
  render: ({ files, isUndone, isDryRun, changes }, view) => {
    const done = isUndone ? 'No longer left out' : 'Left out';
    const head = changes.length === 0 ? 'Nothing to change' : isDryRun ? `Would be: ${done}` : done;
    return [`${view.style('green', head)}: ${files.join(', ')}`, renderFileChanges(changes, view)]
      .filter((part) => part !== '')
      .join('\n');
  },
});

/** As castai-bot.json names it: what is typed is relative to the present folder. */
function toRepoPath(typed: string, { root, cwd }: { readonly root: string; readonly cwd: string }): string {
  return path.relative(root, path.resolve(cwd, typed)).replaceAll(path.sep, '/');
}
