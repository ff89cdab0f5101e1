import { platform } from 'node:os';
import { CliError, type CommandContext, isRecord, shell } from '@castai-bot/cli';
import {
  createEventHub,
  createSession,
  type DashboardNews,
  listenForPage,
  PAGE_ROOT,
  PageProblem,
  type PageServer,
  type PageServerOptions,
  servePage,
} from '@castai-bot/page';
import type { Cluster } from '../connect.ts';
import { openInBrowser } from '../../process/open-in-browser.ts';
import type { PageFlags } from '../../process/page-flags.ts';
import type { Repo } from '../../repo/find-repo.ts';
import { createDeployedReader, type DeployedReader } from './deployed-reader.ts';
import { writeWithoutKeys } from './hide-secrets.ts';
import { toLine } from './to-line.ts';
import { createCommandRunner, type CommandRunner } from './run-commands.ts';
import { watchCluster } from './watch-cluster.ts';

export interface ServeDashboardOptions {
  readonly cluster: Cluster;
  readonly flags: PageFlags;
  readonly context: CommandContext;
}

/** Where the page is, and what keeps it going. */
export interface ServedDashboard {
  readonly url: string;
  /** Until the command is told to stop. */
  readonly watch: () => Promise<void>;
}

/** Serves the page of the deployed bot. @throws CliError when the cluster, or the port, cannot be had */
export async function serveDashboard(repo: Repo, options: ServeDashboardOptions): Promise<ServedDashboard> {
  const { cluster, flags, context } = options;
  const reader = createDeployedReader(repo, { cluster, context });
  await reader.refresh();
  const session = createSession();
  const { dashboard: page } = await import('@castai-bot/page/dashboard');
  const events = createEventHub(writeWithoutKeys, (size) => watch.setWanted(size > 0));
  const describe = (): DashboardNews => ({
    start: started,
    revision: watch.revision,
    commands: commands.revision,
    time: { now: context.now().getTime() },
    readAt: watch.readAt,
    problem: watch.problem,
  });
  const started = String(context.now().getTime());
  const tell = (): void => events.send(describe());
  const watch = watchCluster(reader, { context, tell });
  const commands = createCommandRunner({
    clusterContext: cluster.context,
    context,
    tell,
    ended: () => watch.hurry(),
  });
  const restartOn = (request: Request): string =>
    context.view.typed(toLine(shell`castai-bot dashboard --port ${new URL(request.url).port}`, cluster));
  const server = await listen({
    port: flags.port ?? 0,
    allowedHosts: flags.allowHost,
    serve: (request) =>
      servePage(request, {
        session,
        page,
        events,
        write: writeWithoutKeys,
        first: describe,
        read: (path, query) =>
          readData(path, {
            query,
            reader,
            commands,
            about: { bot: repo.answers.name, restart: restartOn(request) },
          }),
        act: (path, body) => {
          if (path !== 'run' || !isRecord(body)) throw new PageProblem(404, `Found no button ${path} here`);
          commands.start(body, reader.deployed);
          return describe();
        },
        restart: restartOn(request),
      }),
  });
  const url = `${server.url}${PAGE_ROOT}?token=${session.token}`;
  return { url, watch: () => keepServing(url, { server, watch, events, flags, context }) };
}

interface Serving extends Pick<ServeDashboardOptions, 'flags' | 'context'> {
  readonly server: PageServer;
  readonly watch: { readonly close: () => void };
  readonly events: { readonly close: () => void };
}

async function keepServing(url: string, { server, watch, events, flags, context }: Serving): Promise<void> {
  try {
    const { env, note, signal } = context;
    if (flags.open) await openInBrowser(url, { env, platform: platform(), note });
    note('Ctrl-C ends it');
    if (!signal.aborted)
      await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
  } finally {
    watch.close();
    events.close();
    await server.close();
  }
}

async function listen(options: PageServerOptions): Promise<PageServer> {
  try {
    return await listenForPage(options);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    throw new CliError(
      'NO_PORT',
      `Cannot serve the dashboard on 127.0.0.1:${options.port}: ${error.message}`,
      { hint: 'castai-bot dashboard (without --port it takes a free one)' },
    );
  }
}

interface DataOptions {
  readonly query: URLSearchParams;
  readonly reader: DeployedReader;
  readonly commands: CommandRunner;
  readonly about: object;
}

function readData(path: string, { query, reader, commands, about }: DataOptions): unknown {
  const param = (name: string): string => query.get(name) ?? '';
  switch (path) {
    case 'about':
      return about;
    case 'deployed':
      return reader.deployed;
    case 'run':
      return reader.readRun(param('name'));
    case 'log':
      return reader.readLog(param('run'), param('pod'));
    case 'state':
      return reader.readState(param('name'));
    case 'commands':
      return commands.ran;
    default:
      throw new PageProblem(404, `Found no data ${path} here`);
  }
}
