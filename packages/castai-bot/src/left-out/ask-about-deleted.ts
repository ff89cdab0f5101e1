import { askChoice, CliError, type CommandContext } from '@castai-bot/cli';
import { applyChanges } from '../repo/apply-changes.ts';
import { findRepo } from '../repo/find-repo.ts';

const CHOICES = [
  { value: 'leave', label: 'Leave it out, and never ask again' },
  { value: 'write', label: 'Write it again' },
  { value: 'later', label: 'Ask me another time' },
] as const;

/** Asks a person at a terminal about each generated file that is gone. Who leaves the question is asked another time. */
export async function askAboutDeleted(context: CommandContext): Promise<void> {
  if (!context.isInteractive) return;
  try {
    await askAll(context);
  } catch (error) {
    if (!(error instanceof CliError && error.code === 'CANCELLED')) throw error;
  }
}

async function askAll(context: CommandContext): Promise<void> {
  const [{ findDeleted }, { planLeftOut }] = await Promise.all([
    import('./find-deleted.ts'),
    import('./plan-left-out.ts'),
  ]);
  const { stdin, stderr, signal, version, note } = context;
  const deleted = await findDeleted(await findRepo(context), version);
  for (const { path: file } of deleted) {
    const question = { message: `${file} was deleted. Is that meant?`, choices: CHOICES, fallback: 'leave' };
    const answer = await askChoice(question, { stdin, stderr, signal });
    if (answer === 'later') continue;
    const repo = await findRepo(context);
    const changes = await planLeftOut(repo, { files: [file], isUndone: answer === 'write', version });
    await applyChanges(changes, { root: repo.root, signal });
    note(answer === 'write' ? `Wrote ${file} again` : `${file} is left out: castai-bot.json says so`);
  }
}
