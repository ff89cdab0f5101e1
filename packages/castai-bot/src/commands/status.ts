import { type Command, defineCommand, shell } from '@castai-bot/cli';
import { clusterFlags, connect } from '../cluster/connect.ts';
import { renderStatus } from '../cluster/status/render-status.ts';
import { findRepo } from '../repo/find-repo.ts';

export const command: Command = defineCommand({
  args: {},
  flags: clusterFlags,
  examples: ['castai-bot status', 'castai-bot status --json --context production'],
  details:
    'Shows, of each function in the cluster, when it runs next, how its last runs went, and where the cluster and k8s/ differ.',
  touches: {
    runs: ['kubectl', 'git', 'a container engine'],
    reads: [
      'castai-bot.json',
      'package.json',
      '.castai-bot/cluster.json',
      'k8s/',
      'Dockerfile',
      'secrets.env',
      "the engine's logins",
    ],
    writes: ['~/.kube/'],
    sends: ['the cluster', 'the registry (with the login)'],
  },
  handler: async ({ flags }, context) => {
    const repo = await findRepo(context);
    const command = shell`castai-bot status`;
    const cluster = await connect(repo, { wanted: flags.context, command, effects: context });
    const { readStatus } = await import('../cluster/status/read-status.ts');
    return { data: await readStatus(repo, { cluster, context }) };
  },
  render: renderStatus,
});
