import path from 'node:path';
import { platform } from 'node:os';
import { type CommandContext, createView } from '@castai-bot/cli';
import type { RunnerOrder } from '@castai-bot/page';
import { openInBrowser } from '../process/open-in-browser.ts';
import type { PageFlags } from '../process/page-flags.ts';
import { findRepo } from '../repo/find-repo.ts';
import { ChangeWatch } from '../run/change-watch.ts';
import { renderRun } from '../run/render-run.ts';
import { startWorld, type WorldFlags } from '../run/start-world.ts';
import { DevRunner } from './dev-runner.ts';
import { listenForKeys } from './listen-for-keys.ts';

export interface ServeDevOptions {
  readonly order: RunnerOrder;
  readonly flags: WorldFlags & PageFlags;
  /** Whether a person is at the terminal, whose keys are listened for. */
  readonly hasKeys: boolean;
  readonly context: CommandContext;
}

/** Where a bot, its simulator and their page are, and what keeps them going. */
export interface ServedDev {
  readonly url: string;
  readonly explorerUrl: string;
  /** Runs at once, after each save and whenever it is ordered, until the command is told to stop. */
  readonly watch: () => Promise<void>;
}

const FROM_TERMINAL = 'from the terminal';

/** What a bot is made from. */
const SOURCES = ['src', 'k8s', 'castai-bot.json'];

/** Starts a simulator whose page also shows a bot, and runs the bot against it. */
export async function serveDev({ order, flags, hasKeys, context }: ServeDevOptions): Promise<ServedDev> {
  const { root } = await findRepo(context);
  const runner = new DevRunner({ order, context });
  const world = await startWorld(flags, {
    cwd: context.cwd,
    port: flags.port ?? 0,
    allowedHosts: flags.allowHost,
    explorerRunner: runner,
  });
  runner.attach(world);
  const { url, explorerUrl } = world.simulator;
  const look = `The page: ${explorerUrl}`;
  const open = (): Promise<void> => openInBrowser(explorerUrl, { ...context, platform: platform() });
  const stop = (): void => {
    context.note(runner.stop(FROM_TERMINAL) ? 'Stopping; s + Enter ends it at once' : 'Nothing is running');
  };
  return {
    url,
    explorerUrl,
    watch: async () => {
      const changes = new ChangeWatch(SOURCES.map((name) => path.join(root, name)));
      const keys = [
        { key: 'r', does: 'run again', press: () => runner.order(FROM_TERMINAL) },
        { key: 's', does: 'stop the run; once more: at once', press: stop },
        { key: 'o', does: 'open the page in a browser', press: open },
      ];
      const ignoreKeys = hasKeys ? listenForKeys(keys, { ...context, foot: look }) : undefined;
      try {
        if (flags.open) await open();
        await runAgainAndAgain(runner, { changes, hasKeys, context, look });
      } finally {
        ignoreKeys?.();
        changes.close();
        await world.end();
      }
    },
  };
}

interface LoopOptions extends Pick<ServeDevOptions, 'hasKeys' | 'context'> {
  readonly changes: ChangeWatch;
  /** Where the page is: the output of the first run has moved it out of sight. */
  readonly look: string;
}

async function runAgainAndAgain(runner: DevRunner, options: LoopOptions): Promise<void> {
  const { changes, context, hasKeys, look } = options;
  let why: string | undefined = 'at the start';
  let isFirst = true;
  while (why !== undefined && !context.signal.aborted) {
    const over = new AbortController();
    changes.forget();
    const ordered = runner.nextOrder();
    const changed = nextChange(changes, AbortSignal.any([context.signal, over.signal]));
    await runOnce(runner, { why, changed, options });
    if (context.signal.aborted) break;
    if (isFirst) context.note(`\n${look}`);
    isFirst = false;
    context.note(
      `\nWaiting for a change, or for the page; ${hasKeys ? 'h + Enter lists the keys, ' : ''}Ctrl-C ends it`,
    );
    why = await Promise.race([ordered, changed]);
    over.abort();
  }
}

interface OnceOptions {
  readonly why: string;
  /** Resolves with why to run again, or with nothing when all is to end. */
  readonly changed: Promise<string | undefined>;
  readonly options: LoopOptions;
}

/** Runs until it is over; what is saved meanwhile ends the run: it is of sources that are no longer there. */
async function runOnce(runner: DevRunner, { why, changed, options }: OnceOptions): Promise<void> {
  const { context } = options;
  const view = createView({ stream: context.stdout, env: context.env, typed: context.view.typed });
  let isOver = false;
  void changed.then((name) => {
    if (isOver || name === undefined) return;
    context.note(`\nStopping the run ${name}: it runs again once it has ended`);
    runner.stop(name);
  });
  const result = await runner.run(why);
  isOver = true;
  if (result !== undefined) context.line(renderRun(result, view));
}

async function nextChange(changes: ChangeWatch, signal: AbortSignal): Promise<string | undefined> {
  const name = await changes.next(signal);
  return name === undefined ? undefined : `after a change of ${name}`;
}
