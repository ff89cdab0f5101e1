import { CliError, type CommandContext } from '@castai-bot/cli';
import type { PartProblem } from '@castai-bot/page';
import type { DeployedReader } from './deployed-reader.ts';
import { toPartProblem } from './read-deployed.ts';

/** So long after an answer the cluster is asked again. */
const PAUSE_MS = 3000;

/** Reads what is deployed again and again, while somebody looks. */
export interface ClusterWatch {
  /** Moves on whenever something has changed. */
  readonly revision: number;
  readonly readAt: number | null;
  /** Why the cluster does not answer now. */
  readonly problem: PartProblem | null;
  readonly setWanted: (isWanted: boolean) => void;
  /** Asks at once. */
  readonly hurry: () => void;
  readonly close: () => void;
}

export interface WatchOptions {
  readonly context: CommandContext;
  /** Hears of each answer, and that there was none. */
  readonly tell: () => void;
}

/** Makes a watch over what has been read once. */
export function watchCluster(reader: DeployedReader, options: WatchOptions): ClusterWatch {
  const state: WatchState = {
    revision: 0,
    readAt: reader.deployed?.readAt ?? null,
    problem: null,
    known: print(reader),
  };
  let isWanted = false;
  let isAsking = false;
  let isClosed = false;
  let timer: NodeJS.Timeout | undefined;
  const ask = async (): Promise<void> => {
    if (isAsking || isClosed) return;
    isAsking = true;
    clearTimeout(timer);
    await look(reader, state, options);
    isAsking = false;
    if (isWanted && !isClosed) timer = setTimeout(() => void ask(), PAUSE_MS).unref();
  };
  return {
    get revision() {
      return state.revision;
    },
    get readAt() {
      return state.readAt;
    },
    get problem() {
      return state.problem;
    },
    setWanted: (wanted) => {
      const begins = wanted && !isWanted;
      isWanted = wanted;
      if (begins) void ask();
      if (!wanted) clearTimeout(timer);
    },
    hurry: () => void ask(),
    close: () => {
      isClosed = true;
      clearTimeout(timer);
    },
  };
}

interface WatchState {
  revision: number;
  readAt: number | null;
  problem: PartProblem | null;
  /** What was read last. */
  known: string;
}

/** Asks once, and tells. Never rejects: what no rule foresaw is shown like the rest. */
async function look(
  reader: DeployedReader,
  state: WatchState,
  { context, tell }: WatchOptions,
): Promise<void> {
  try {
    state.readAt = (await reader.refresh()).readAt;
    state.problem = null;
  } catch (error) {
    state.problem =
      error instanceof CliError ? toPartProblem(error, context.view) : { message: String(error), hint: null };
  }
  if (context.signal.aborted) return;
  const now = print(reader);
  if (now !== state.known) state.revision += 1;
  state.known = now;
  // A page also shows how old it is.
  tell();
}

/** What is deployed, but for when it was read. */
function print({ deployed }: DeployedReader): string {
  return JSON.stringify({ ...deployed, readAt: 0 });
}
