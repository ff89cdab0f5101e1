import {
  type Command,
  type CommandResult,
  defineCommand,
  exitCodes,
  shell,
  toOneLine,
} from '@castai-bot/cli';
import { clusterFlags, connect } from '../cluster/connect.ts';
import { pageFlags } from '../process/page-flags.ts';
import { findRepo } from '../repo/find-repo.ts';

/** Where the page is: on a server that goes on, or in a file. */
type Shown = { readonly url: string } | { readonly file: string };

export const command: Command = defineCommand({
  args: {},
  flags: {
    ...clusterFlags,
    ...pageFlags,
    html: {
      kind: 'string',
      summary: 'write the page as it is now to one file, and serve none',
      placeholder: 'file',
      completes: 'file',
    },
    force: { kind: 'boolean', summary: 'with --html: write over a file that castai-bot did not write' },
  },
  examples: [
    'castai-bot dashboard --open',
    'castai-bot dashboard --context production',
    'castai-bot dashboard --html dashboard.html',
  ],
  details:
    'Serves a page of the bot in the cluster: its entries with their next runs, how each run went, why one failed and ' +
    'what to type next, logs, what is not as k8s/ has it, and what runs remember. It reads, and no more: a button shows ' +
    'the command that it runs, and runs it once you have said yes. With --html the same is one file that needs no server, for ' +
    'CI or a wiki.',
  touches: {
    runs: ['kubectl', 'git', 'a container engine', 'a browser'],
    reads: [
      'castai-bot.json',
      'package.json',
      '.castai-bot/cluster.json',
      'k8s/',
      'Dockerfile',
      'secrets.env',
      "the engine's logins",
      'files that flags name',
    ],
    writes: ['~/.kube/', 'files that flags name'],
    sends: ['the cluster', 'the registry (with the login)'],
  },
  handler: async ({ flags }, context): Promise<CommandResult<Shown>> => {
    const repo = await findRepo(context);
    const command = shell`castai-bot dashboard`;
    const cluster = await connect(repo, { wanted: flags.context, command, effects: context });
    if (flags.html !== undefined) {
      const { writeDashboardFile } = await import('../cluster/dashboard/write-dashboard-file.ts');
      const file = await writeDashboardFile(repo, {
        cluster,
        shown: flags.html,
        isForced: flags.force,
        context,
      });
      return { data: { file } };
    }
    const { serveDashboard } = await import('../cluster/dashboard/serve-dashboard.ts');
    const { url, watch } = await serveDashboard(repo, { cluster, flags, context });
    return {
      data: { url },
      afterwards: async () => {
        await watch();
        return exitCodes.done;
      },
    };
  },
  render: (shown, view) =>
    'file' in shown ? `The page  ${toOneLine(shown.file)}` : `${view.style('bold', 'Look at')} ${shown.url}`,
});
