import { checkDnsSubdomain, type PlannedFile } from '@castai-bot/scaffold';
import { isLogLevelName } from './log-level-names.ts';
import type { RunFacts } from './run-facts.ts';

/** A fact that our manifests can have as the blueprint's had it. */
interface Keeping {
  readonly fact: string;
  readonly isKept: (value: unknown) => boolean;
  /** The line of ours that it takes the place of, or that it follows. */
  readonly line: RegExp;
  readonly write: (value: unknown, line: string) => string;
}

/** The numbers of a CronJob stay what they were; so does a priority that is not one of the system's. */
const KEEPINGS: readonly Keeping[] = [
  keepCount('backoffLimit'),
  keepCount('successfulJobsHistoryLimit'),
  keepCount('failedJobsHistoryLimit'),
  keepCount('startingDeadlineSeconds'),
  {
    fact: 'ttlSecondsAfterFinished',
    isKept: isCount,
    line: /^ *backoffLimit: \d+$/m,
    write: follow('ttlSecondsAfterFinished'),
  },
  {
    fact: 'priorityClassName',
    isKept: (value) =>
      typeof value === 'string' && checkDnsSubdomain(value) === undefined && !value.startsWith('system-'),
    line: /^ *enableServiceLinks: false$/m,
    write: follow('priorityClassName'),
  },
  {
    fact: 'env LOG_LEVEL',
    isKept: (value) => typeof value === 'string' && isLogLevelName(value),
    line: /(?<=- name: LOG_LEVEL\n) *value: INFO$/m,
    write: replace,
  },
];

function keepCount(fact: string): Keeping {
  // oxlint-disable-next-line patterns/no-backtracking -- a name of ours, and a manifest that we rendered
  const line = new RegExp(`^ *${fact}: \\d+$`, 'm');
  return { fact, isKept: isCount, line, write: replace };
}

function isCount(value: unknown): boolean {
  return Number.isInteger(value) && Number(value) >= 0;
}

/** JSON is YAML, whatever a text looks like. */
function replace(value: unknown, line: string): string {
  return line.slice(0, line.lastIndexOf(' ') + 1) + JSON.stringify(value);
}

function follow(name: string): Keeping['write'] {
  return (value, line) => `${line}\n${/^ */.exec(line)?.[0] ?? ''}${name}: ${JSON.stringify(value)}`;
}

/** The plan, with the manifests of the function as the blueprint's were wherever that is possible. */
export function keepBehaviour(
  files: readonly PlannedFile[],
  { functionName, facts }: { readonly functionName: string; readonly facts: RunFacts },
): readonly PlannedFile[] {
  const manifests = ['cronjob', 'pod'].map((kind) => `k8s/${functionName}.${kind}.yaml`);
  const kept = KEEPINGS.filter(({ fact, isKept }) => isKept(facts.get(fact)));
  return files.map((file) =>
    manifests.includes(file.path)
      ? {
          ...file,
          text: kept.reduce(
            (text, { fact, line, write }) => text.replace(line, (found) => write(facts.get(fact), found)),
            file.text,
          ),
        }
      : file,
  );
}
