import type { PlannedFile } from '@castai-bot/scaffold';
import type { RunFacts } from './run-facts.ts';

/** A fact that our manifests can have as the blueprint's had it. */
interface Keeping {
  readonly fact: string;
  readonly isKept: (value: unknown) => boolean;
  /** The line of ours that it takes the place of, or that it follows. */
  readonly line: RegExp;
  readonly write: (value: unknown, line: string) => string;
}

const isCount = (value: unknown): boolean => Number.isInteger(value) && Number(value) >= 0;
const replace = (value: unknown, line: string): string =>
  line.slice(0, line.lastIndexOf(' ') + 1) + toWord(value);
const follow =
  (name: string) =>
  (value: unknown, line: string): string =>
    `${line}\n${/^ */.exec(line)?.[0] ?? ''}${name}: ${toWord(value)}`;

function toWord(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** What Kubernetes takes for the name of a class, and YAML for a text. */
const CLASS_NAME = /^[a-z](?:[-a-z0-9.]{0,250}[a-z0-9])?$/;

/** The numbers of a CronJob stay what they were; so does a priority that is not one of the system's. */
const KEEPINGS: readonly Keeping[] = [
  { fact: 'backoffLimit', isKept: isCount, line: /^ *backoffLimit: \d+$/m, write: replace },
  {
    fact: 'successfulJobsHistoryLimit',
    isKept: isCount,
    line: /^ *successfulJobsHistoryLimit: \d+$/m,
    write: replace,
  },
  {
    fact: 'failedJobsHistoryLimit',
    isKept: isCount,
    line: /^ *failedJobsHistoryLimit: \d+$/m,
    write: replace,
  },
  {
    fact: 'startingDeadlineSeconds',
    isKept: isCount,
    line: /^ *startingDeadlineSeconds: \d+$/m,
    write: replace,
  },
  {
    fact: 'ttlSecondsAfterFinished',
    isKept: isCount,
    line: /^ *backoffLimit: \d+$/m,
    write: follow('ttlSecondsAfterFinished'),
  },
  {
    fact: 'priorityClassName',
    isKept: (value) =>
      typeof value === 'string' &&
      CLASS_NAME.test(value) &&
      !value.startsWith('system-') &&
      !isYamlWord(value),
    line: /^ *enableServiceLinks: false$/m,
    write: follow('priorityClassName'),
  },
  {
    fact: 'env LOG_LEVEL',
    isKept: (value) => typeof value === 'string' && LEVELS.includes(value.toUpperCase()),
    line: /(?<=- name: LOG_LEVEL\n) *value: INFO$/m,
    write: (value, line) => replace(toWord(value).toUpperCase(), line),
  },
];

const LEVELS = ['DEBUG', 'INFO', 'WARNING', 'ERROR', 'CRITICAL'];

/** What YAML reads as something else than a text. */
function isYamlWord(value: string): boolean {
  return /^(?:y|n|yes|no|on|off|true|false|null)$/.test(value);
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
