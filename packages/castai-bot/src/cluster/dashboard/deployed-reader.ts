import { CliError, type CommandContext, describeProblem, shell } from '@castai-bot/cli';
import {
  type DeployedBot,
  type DeployedLog,
  type DeployedRunDetails,
  type DeployedStateValue,
  PageProblem,
  type PartProblem,
} from '@castai-bot/page';
import type { Cluster } from '../connect.ts';
import type { Job } from '../kube-objects.ts';
import type { WaitingProblem } from '../runs/pod-problem.ts';
import { readRunWarnings } from '../runs/read-events.ts';
import type { Repo } from '../../repo/find-repo.ts';
import { describeKept } from '../../state/describe-kept.ts';
import { expandRemembered } from '../../state/read-remembered.ts';
import { describeRunWhole } from './describe-run-row.ts';
import { createGatherer, type Gathered } from './gather.ts';
import { readDeployed, toPartProblem } from './read-deployed.ts';
import { readLog } from './read-log.ts';

/** What is deployed, as it was read last, and what of it is looked at closer. */
export interface DeployedReader {
  /** Undefined until it was read. */
  readonly deployed: DeployedBot | undefined;
  /** Reads it again. @throws CliError when the cluster cannot be asked */
  refresh(): Promise<DeployedBot>;
  /** @throws {PageProblem} when there is no such run */
  readRun(name: string): Promise<DeployedRunDetails>;
  /** @throws {PageProblem} when it cannot be read */
  readLog(run: string, pod: string, options?: { readonly mostCharacters: number }): Promise<DeployedLog>;
  /** @throws {PageProblem} when there is no such state */
  readState(name: string): DeployedStateValue;
}

const NOT_FOUND = 404;
const FORBIDDEN = 403;
const UNAVAILABLE = 503;

/** Makes a reader; nothing is read yet. */
export function createDeployedReader(
  repo: Repo,
  { cluster, context }: { readonly cluster: Cluster; readonly context: CommandContext },
): DeployedReader {
  const gatherer = createGatherer(repo, { cluster, context });
  let last: { readonly gathered: Gathered; readonly deployed: DeployedBot } | undefined;
  const { view } = context;
  const findRun = (
    name: string,
  ): { readonly entry: string; readonly job: Job; readonly gathered: Gathered } => {
    const entry = last?.deployed.runs.find((run) => run.name === name)?.entry;
    const job = last?.gathered.objects.jobs.find(({ metadata }) => metadata.name === name);
    if (last !== undefined && entry !== undefined && job !== undefined)
      return { entry, job, gathered: last.gathered };
    throw new PageProblem(
      NOT_FOUND,
      `The cluster does not keep the run ${name} any more: its Job was deleted, by hand or by the history limits of its CronJob`,
    );
  };
  return {
    get deployed() {
      return last?.deployed;
    },
    refresh: async () => {
      const gathered = await gatherer.gather();
      const deployed = await readDeployed(repo, { cluster, context, gathered });
      last = { gathered, deployed };
      return deployed;
    },
    readRun: async (name) => {
      const { entry, job, gathered } = findRun(name);
      const whole = describeRunWhole(job, { cluster, entry, gathered, view });
      return { ...whole, ...(await readWarningsOf(whole, { cluster, context })) };
    },
    readLog: async (run, podName, options) => {
      const { gathered } = findRun(run);
      const pod = gathered.objects.pods.find(({ metadata }) => metadata.name === podName);
      if (pod === undefined)
        throw new PageProblem(NOT_FOUND, `The pod ${podName} is gone, and its log with it`);
      return readLog(pod, { cluster, run, signal: context.signal, view, ...options }).catch(
        (error: unknown) => {
          throw toPageProblem(error, context);
        },
      );
    },
    readState: (name) => {
      const found = last?.deployed.states.find((state) => state.name === name);
      const configMap = last?.gathered.objects.configMaps.find(
        ({ metadata }) => metadata.name === found?.configMap,
      );
      if (configMap === undefined) throw new PageProblem(NOT_FOUND, `Found no state ${name} in the cluster`);
      const { value, lastGoodRuns } = describeKept({ data: configMap.data ?? {} });
      return { value: expandRemembered(value), lastGoodRuns };
    },
  };
}

type Warnings = Pick<DeployedRunDetails, 'warnings' | 'warningsProblem'>;

/** Of a run that went well nobody asks what the cluster warned of. */
async function readWarningsOf(
  run: Omit<DeployedRunDetails, keyof Warnings>,
  { cluster, context }: { readonly cluster: Cluster; readonly context: CommandContext },
): Promise<Warnings> {
  if (run.state === 'done') return { warnings: [], warningsProblem: null };
  try {
    const found: readonly WaitingProblem[] = await readRunWarnings(cluster.kubectl, run.name);
    return { warnings: [...new Set(found.map(({ message }) => message))], warningsProblem: null };
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
    const hint = context.view.typed(shell`castai-bot rights dashboard --role`);
    const problem: PartProblem =
      error.code === 'FORBIDDEN'
        ? { message: 'What the cluster warned of is not shown: you may not list events', hint }
        : toPartProblem(error, context.view);
    return { warnings: [], warningsProblem: problem };
  }
}

/** In the words of what was tried, with what to type. */
function toPageProblem(error: unknown, { view }: CommandContext): unknown {
  if (!(error instanceof CliError)) return error;
  if (error.code === 'FORBIDDEN') {
    const hint = view.typed(shell`castai-bot rights dashboard --role`);
    return new PageProblem(
      FORBIDDEN,
      `You may not read logs (get pods and pods/log): ${hint} has a Role that lets you`,
    );
  }
  return new PageProblem(error.code === 'NOT_FOUND' ? NOT_FOUND : UNAVAILABLE, describeProblem(error, view));
}
