import type { RunFacts } from './run-facts.ts';

/** What Kubernetes does where a manifest says nothing. */
const DEFAULTS: RunFacts = new Map<string, unknown>([
  ['automountServiceAccountToken', true],
  ['backoffLimit', 6],
  ['concurrencyPolicy', 'Allow'],
  ['container terminationMessagePolicy', 'File'],
  ['enableServiceLinks', true],
  ['failedJobsHistoryLimit', 1],
  ['podReplacementPolicy', 'TerminatingOrFailed'],
  ['restartPolicy', 'Always'],
  ['successfulJobsHistoryLimit', 3],
  ['terminationGracePeriodSeconds', 30],
]);

/** Facts that are told together, and how. */
interface Telling {
  readonly facts: RegExp;
  readonly tell: (was: RunFacts, is: RunFacts) => string;
}

const TELLINGS: readonly Telling[] = [
  {
    facts: /^backoffLimit$/,
    tell: (was, is) =>
      `a failed run is tried again ${show(is, 'backoffLimit')} times, it was ${show(was, 'backoffLimit')} (backoffLimit)`,
  },
  {
    facts: /^(?:successful|failed)JobsHistoryLimit$/,
    tell: (was, is) =>
      `the cluster keeps ${show(is, 'successfulJobsHistoryLimit')} good and ${show(is, 'failedJobsHistoryLimit')} failed runs, it was ` +
      `${show(was, 'successfulJobsHistoryLimit')} and ${show(was, 'failedJobsHistoryLimit')} (history limits)`,
  },
  {
    facts: /^startingDeadlineSeconds$/,
    tell: (_, is) =>
      `a run missed by more than ${show(is, 'startingDeadlineSeconds')} s is left out, it was made up for (startingDeadlineSeconds)`,
  },
  {
    facts: /^activeDeadlineSeconds$/,
    tell: (_, is) =>
      `a run is ended after ${show(is, 'activeDeadlineSeconds')} s, it could last for ever (activeDeadlineSeconds)`,
  },
  {
    facts: /^concurrencyPolicy$/,
    tell: (was) =>
      `no run starts while one goes on, it was ${show(was, 'concurrencyPolicy')} (concurrencyPolicy)`,
  },
  {
    facts: /^restartPolicy$/,
    tell: (was) =>
      `a failed run keeps its pod and log, and the next try gets a pod of its own, it was ${show(was, 'restartPolicy')} (restartPolicy)`,
  },
  {
    facts: /^podFailurePolicy|^podReplacementPolicy$/,
    tell: () =>
      'exit codes 64, 77 and 78 are not tried again, and a lost node counts as no failure (podFailurePolicy)',
  },
  {
    facts:
      /^(?:container )?securityContext\.(?:runAs\w+|fsGroup|seccompProfile\.\w+|allowPrivilegeEscalation|readOnlyRootFilesystem|capabilities\.drop)$/,
    tell: (was, is) =>
      `it runs as user ${show(is, 'securityContext.runAsUser')} without rights of its own, on a read-only file system but for /tmp, it ran as ` +
      `${readUser(was)} (securityContext)`,
  },
  {
    facts: /^priorityClassName$/,
    tell: (was) =>
      `priorityClassName ${show(was, 'priorityClassName')} is not taken over: it pushes other pods out, and a cluster with a quota for it refuses the pod`,
  },
  {
    facts: /^container resources\.(?:requests\..+|limits\.memory|limits\.ephemeral-storage)$/,
    tell: (was, is) =>
      `it may use ${show(is, 'container resources.limits.memory')} of memory, it was ${show(was, 'container resources.limits.memory')} (resources)`,
  },
  {
    facts: /^(?:automountServiceAccountToken|serviceAccount|serviceAccountName)$/,
    tell: (was) => {
      const name = was.get('serviceAccountName') ?? was.get('serviceAccount');
      return `no token for the API of the cluster is mounted, it was ${name === undefined ? 'that of the default account' : `that of ${quote(name)}`} (serviceAccountName)`;
    },
  },
  {
    facts: /^enableServiceLinks$/,
    tell: () => 'the services of its namespace are no environment variables any more (enableServiceLinks)',
  },
  {
    facts: /^annotation autoscaling\.cast\.ai\/removal-disabled$/,
    tell: () => 'its node is not removed while it runs (annotation autoscaling.cast.ai/removal-disabled)',
  },
  {
    facts: /^container imagePullPolicy$/,
    tell: (was) =>
      `its image, which has a digest, is pulled once to a node, it was ${show(was, 'container imagePullPolicy')} (imagePullPolicy)`,
  },
  {
    facts: /^env LOG_LEVEL$/,
    tell: (was, is) =>
      `it logs from ${show(is, 'env LOG_LEVEL')} on, it was ${show(was, 'env LOG_LEVEL')} (LOG_LEVEL)`,
  },
  {
    facts: /^container terminationMessagePolicy$/,
    tell: () => 'the end of the log of a failed run is shown by kubectl describe (terminationMessagePolicy)',
  },
];

/**
 * Everything that two manifests do otherwise, in words, a line each. What has no words of its own is told by its name,
 * so that nothing is left out.
 */
export function listChanges(was: RunFacts, is: RunFacts): readonly string[] {
  const names = [...new Set([...is.keys(), ...was.keys()])];
  const changed = names.filter((name) => !isSame(valueOf(was, name), valueOf(is, name)));
  const told = new Set<Telling>();
  return changed.flatMap((name) => {
    if (/^env (?!LOG_LEVEL$)/.test(name))
      return [`the environment variable ${name.slice('env '.length)} is not taken over`];
    const telling = TELLINGS.find(({ facts }) => facts.test(name));
    if (telling === undefined) return [`${name}: was ${show(was, name)}, is ${show(is, name)}`];
    if (told.has(telling)) return [];
    told.add(telling);
    return [telling.tell(was, is)];
  });
}

function valueOf(facts: RunFacts, name: string): unknown {
  // What else pulls an image depends on its tag.
  if (name === 'container imagePullPolicy') return facts.get(name) ?? 'IfNotPresent';
  return facts.get(name) ?? DEFAULTS.get(name);
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function show(facts: RunFacts, name: string): string {
  const value = valueOf(facts, name);
  if (value === undefined) return 'not set';
  return typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value);
}

function readUser(facts: RunFacts): string {
  const user = facts.get('container securityContext.runAsUser') ?? facts.get('securityContext.runAsUser');
  return user === undefined
    ? 'the user of its image, root unless that says otherwise'
    : `user ${JSON.stringify(user)}`;
}

function quote(value: unknown): string {
  return JSON.stringify(value);
}
