import { askConfirm, needsAnswer } from '../../ask-confirm.ts';
import type { CommandContext } from '../../command.ts';
import { toOneLine } from '../../table.ts';
import { type Named, type Owner, readOwner } from './read-owner.ts';
import type { RealConfig } from './read-real-config.ts';

export interface ConfirmApplyOptions {
  readonly functionName: string;
  readonly bot: string;
  readonly isYes: boolean;
  readonly context: Pick<
    CommandContext,
    'isInteractive' | 'note' | 'signal' | 'stderr' | 'stdin' | 'version'
  >;
}

/**
 * Names what a run is about to change, and goes on only with leave.
 * @throws CliError USAGE where nobody can be asked, CANCELLED for a no, and what `readOwner` throws
 */
export async function confirmApply(
  config: RealConfig,
  { functionName, bot, isYes, context }: ConfirmApplyOptions,
): Promise<Owner> {
  const command = `castai-bot run ${functionName} --apply`;
  needsAnswer({ isYes, command, context });
  const { signal, version } = context;
  const owner = await readOwner(config, { userAgent: `castai-bot/${version}`, signal });
  context.note(`About to change: ${describeOwner(owner)}, at ${config.origin.origin}`);
  await askConfirm({ question: `Let ${functionName} of ${bot} write there?`, isYes, command, context });
  return owner;
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
