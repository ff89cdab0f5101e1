import { type CommandContext, shell, type ShellLine, usageError, type View } from '@castai-bot/cli';
import type { Repo } from '../repo/find-repo.ts';
import { FIELD_MANAGER } from './bot-objects.ts';
import { connect, type Cluster } from './connect.ts';
import { describeCronJob, formatRun, type DescribedCronJob } from './describe-cron-job.ts';
import type { CronJob } from './kube-objects.ts';
import type { Kubectl } from './kubectl.ts';
import { chooseFunction } from '../repo/function-name.ts';
import { readCronJob } from './read-cron-job.ts';
import { needRights } from './rights/ask-rights.ts';

export const suspendFlags = {
  all: { kind: 'boolean', summary: 'every function of the bot' },
  dryRun: { kind: 'boolean', summary: 'have the cluster check it, change nothing' },
} as const;

export interface SuspendOptions {
  readonly function: string | undefined;
  readonly flags: { readonly context: string | undefined; readonly all: boolean; readonly dryRun: boolean };
  /** Whether the CronJobs are to rest. */
  readonly isSuspended: boolean;
  readonly context: CommandContext;
}

export interface Suspension {
  readonly isSuspended: boolean;
  readonly isDryRun: boolean;
  readonly context: string;
  readonly namespace: string;
  readonly functions: readonly (DescribedCronJob & {
    /** False when it was so already. */
    readonly isChanged: boolean;
  })[];
}

/** Suspends CronJobs, or lets them run again. @throws CliError USAGE, NOT_DEPLOYED */
export async function suspend(repo: Repo, options: SuspendOptions): Promise<Suspension> {
  const { flags, isSuspended, context } = options;
  const command = isSuspended ? shell`castai-bot pause` : shell`castai-bot resume`;
  const names = chooseFunctions(repo, { ...options, command });
  const cluster = await connect(repo, { wanted: flags.context, command, effects: context });
  await needRights(cluster.kubectl, isSuspended ? 'pause' : 'resume');
  const cronJobs = await Promise.all(names.map((name) => readCronJob(cluster.kubectl, repo, name)));
  const functions = [];
  for (const cronJob of cronJobs) {
    const isChanged = (cronJob.spec.suspend ?? false) !== isSuspended;
    const now = isChanged
      ? await patch(cluster.kubectl, cronJob, { isSuspended, isDryRun: flags.dryRun })
      : cronJob;
    functions.push({
      ...(await describeCronJob(now, { answers: repo.answers, now: context.now() })),
      isChanged,
    });
  }
  return toSuspension(cluster, { functions, isSuspended, isDryRun: flags.dryRun });
}

function toSuspension(
  { context, namespace }: Cluster,
  rest: Omit<Suspension, 'context' | 'namespace'>,
): Suspension {
  return { ...rest, context, namespace };
}

function chooseFunctions(
  { answers }: Repo,
  { function: wanted, flags, isSuspended, command }: SuspendOptions & { readonly command: ShellLine },
): readonly string[] {
  const names = Object.keys(answers.functions);
  if (flags.all && wanted !== undefined) {
    throw usageError(
      `Cannot take ${JSON.stringify(wanted)} and --all: wanted one of them`,
      shell`${{ line: command }} ${wanted}`,
    );
  }
  if (!flags.all && wanted === undefined && names.length > 1) {
    throw usageError(
      `Cannot choose a function: ${JSON.stringify(answers.name)} has ${names.join(', ')}, wanted the name of one, or --all`,
      shell`${{ line: command }} ${names[0] ?? ''}`,
    );
  }
  const chosen = flags.all ? names : [chooseFunction(answers, wanted)];
  const scheduled = chosen.filter((name) => answers.functions[name]?.schedule !== null);
  if (scheduled.length > 0) return scheduled;
  const verb = isSuspended ? 'pause' : 'resume';
  throw usageError(
    `Cannot ${verb} ${chosen.join(', ')}: without a schedule there is nothing to ${verb}`,
    shell`castai-bot run-now ${chosen[0] ?? ''}`,
  );
}

/** A merge patch of the one field: what deploy applies does not have it, so that a deploy leaves a pause alone. */
async function patch(
  kubectl: Kubectl,
  { metadata: { name } }: CronJob,
  { isSuspended, isDryRun }: { readonly isSuspended: boolean; readonly isDryRun: boolean },
): Promise<CronJob> {
  const change = JSON.stringify({ spec: { suspend: isSuspended } });
  const text = await kubectl.run(
    [
      'patch',
      'cronjobs.batch',
      name,
      '--type=merge',
      `--patch=${change}`,
      `--field-manager=${FIELD_MANAGER}`,
      ...(isDryRun ? ['--dry-run=server'] : []),
      '--output=json',
    ],
    { action: `${isSuspended ? 'pause' : 'resume'} ${JSON.stringify(name)}` },
  );
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- kubectl's own output
  return JSON.parse(text) as CronJob;
}

export function renderSuspension({ functions, isSuspended, isDryRun }: Suspension, view: View): string {
  const did = isSuspended ? 'paused' : 'resumed';
  return functions
    .map((one) => {
      const name = view.style('bold', one.function);
      if (!one.isChanged) return `${name} was ${isSuspended ? 'paused' : 'not paused'} already`;
      const next = one.nextRun === null ? '' : `: runs next ${formatRun(one.nextRun, one.timeZone)}`;
      return `${name} ${isDryRun ? 'would be ' : ''}${did}${next}`;
    })
    .join('\n');
}
