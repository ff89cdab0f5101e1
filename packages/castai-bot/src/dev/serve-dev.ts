import path from 'node:path';
import { platform } from 'node:os';
import { type CommandContext, createView } from '@castai-bot/cli';
import type { RunnerOrder } from '@castai-bot/page';
import { openInBrowser } from '../process/open-in-browser.ts';
import { findRepo } from '../repo/find-repo.ts';
import { ChangeWatch } from '../run/change-watch.ts';
import { renderRun } from '../run/render-run.ts';
import { startWorld, type WorldFlags } from '../run/start-world.ts';
import { createDevRunner, type DevRunner } from './dev-runner.ts';

export interface ServeDevOptions {
  readonly order: RunnerOrder;
  readonly flags: WorldFlags & {
    readonly port: number | undefined;
    readonly open: boolean;
    readonly allowHost: readonly string[];
  };
  readonly context: CommandContext;
}

/** Where a bot, its simulator and their page are, and what keeps them going. */
export interface ServedDev {
  readonly url: string;
  readonly explorerUrl: string;
  /** Runs at once, after each save and whenever it is ordered, until the command is told to stop. */
  readonly watch: () => Promise<void>;
}

/** What a bot is made from. */
const SOURCES = ['src', 'k8s', 'castai-bot.json'];

/** Starts a simulator whose page also shows a bot, and runs the bot against it. */
export async function serveDev({ order, flags, context }: ServeDevOptions): Promise<ServedDev> {
  const { root } = await findRepo(context);
  const runner = createDevRunner({ order, context });
  const world = await startWorld(flags, {
    cwd: context.cwd,
    port: flags.port ?? 0,
    allowedHosts: flags.allowHost,
    explorerRunner: runner.explorer,
  });
  runner.attach(world);
  const { url, explorerUrl } = world.simulator;
  return {
    url,
    explorerUrl,
    watch: async () => {
      const changes = new ChangeWatch(SOURCES.map((name) => path.join(root, name)));
      try {
        if (flags.open) {
          const { env, note } = context;
          await openInBrowser(explorerUrl, { env, platform: platform(), note });
        }
        await runAgainAndAgain(runner, { changes, context });
      } finally {
        changes.close();
        await world.end();
      }
    },
  };
}

async function runAgainAndAgain(
  runner: DevRunner,
  { changes, context }: { readonly changes: ChangeWatch; readonly context: CommandContext },
): Promise<void> {
  const view = createView({ stream: context.stdout, env: context.env, typed: context.view.typed });
  let why = 'at the start';
  while (!context.signal.aborted) {
    changes.forget();
    const next = runner.nextOrder().then(() => 'from the page');
    const result = await runner.run(why);
    if (result !== undefined) context.line(renderRun(result, view));
    if (context.signal.aborted) return;
    context.note('\nWaiting for a change, or for the page; Ctrl-C ends it');
    const changed = await Promise.race([next, nextChange(changes, context.signal)]);
    if (changed === undefined) return;
    why = changed;
  }
}

async function nextChange(changes: ChangeWatch, signal: AbortSignal): Promise<string | undefined> {
  const name = await changes.next(signal);
  return name === undefined ? undefined : `after a change of ${name}`;
}
