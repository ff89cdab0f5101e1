/** A kind of workload, as Kubernetes names it. */
export interface WorkloadKind {
  readonly kind: string;
  readonly group: string;
  readonly version: string;
}

export const DEPLOYMENT: WorkloadKind = { kind: 'Deployment', group: 'apps', version: 'v1' };
const STATEFUL_SET: WorkloadKind = { kind: 'StatefulSet', group: 'apps', version: 'v1' };
const DAEMON_SET: WorkloadKind = { kind: 'DaemonSet', group: 'apps', version: 'v1' };
export const CRON_JOB: WorkloadKind = { kind: 'CronJob', group: 'batch', version: 'v1' };

/** Six workloads are these, and so are the next six. */
const MIX = [DEPLOYMENT, DEPLOYMENT, DEPLOYMENT, STATEFUL_SET, DAEMON_SET, CRON_JOB] as const;
/** Live answers list workloads by kind, and beyond that in no order that was seen. */
const ORDER = [CRON_JOB, DAEMON_SET, DEPLOYMENT, STATEFUL_SET] as const;

/** The kind that the workload at each place has in a list of `count`: by kind, three Deployments to one of each other. */
export function kindsOf(count: number): (place: number) => WorkloadKind {
  const turns = Math.floor(count / MIX.length);
  const rest = MIX.slice(0, count % MIX.length);
  let end = 0;
  const runs = ORDER.map((kind) => {
    end += turns * MIX.filter((one) => one === kind).length + rest.filter((one) => one === kind).length;
    return { kind, end };
  });
  return (place) => {
    const run = runs.find((one) => place < one.end);
    if (run === undefined) throw new RangeError(`no place ${place} in a list of ${count}`);
    return run.kind;
  };
}
