import { askConfirm, type CommandContext, type ShellLine, toOneLine, wrapProse } from '@castai-bot/cli';
import type { Named, Owner } from './read-owner.ts';

export interface ConfirmApplyOptions {
  readonly functionName: string;
  readonly bot: string;
  /** What was planned, e.g. `12 writes: 3 values changed, 41 removed`; undefined where nothing was. */
  readonly planned?: string | undefined;
  readonly origin: URL;
  readonly isYes: boolean;
  /** What repeats the run. */
  readonly command: ShellLine;
  readonly context: Pick<CommandContext, 'isInteractive' | 'note' | 'signal' | 'stderr' | 'stdin' | 'view'>;
}

/**
 * Names what a run is about to change, and goes on only with leave.
 * @throws CliError USAGE where nobody can be asked, CANCELLED for a no
 */
export async function confirmApply(
  owner: Owner,
  { functionName, bot, planned, origin, ...options }: ConfirmApplyOptions,
): Promise<void> {
  const { note, view } = options.context;
  note(wrapProse(`About to change: ${describeOwner(owner)}, at ${origin.origin}`, view, 2));
  if (planned !== undefined) note(wrapProse(`Planned: ${planned}`, view, 2));
  await askConfirm({ question: `Let ${functionName} of ${bot} write there?`, ...options });
}

/** `cluster "prod" (5a1c…) of organization "Acme" (77b0…)`. */
export function describeOwner({ cluster, organization }: Owner): string {
  const whose =
    organization === null
      ? 'an organization that CAST AI does not name'
      : `organization ${describe(organization)}`;
  return cluster === null ? whose : `cluster ${describe(cluster)} of ${whose}`;
}

function describe({ id, name }: Named): string {
  return name === null ? toOneLine(id) : `${JSON.stringify(toOneLine(name))} (${toOneLine(id)})`;
}
