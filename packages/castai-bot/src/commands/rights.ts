import { type Command, defineCommand, renderTable } from '@castai-bot/cli';
import { describeRights, toRightsRow } from '../cluster/rights/describe-rights.ts';
import { findRepo } from '../repo/find-repo.ts';

export const command: Command = defineCommand({
  args: { command: { summary: 'only of these; else of every command', isRest: true } },
  flags: { role: { kind: 'boolean', summary: 'print a Role and a RoleBinding to copy' } },
  examples: ['castai-bot rights', 'castai-bot rights run-now logs --role'],
  details:
    'Shows what commands need to be allowed in the namespace of the bot. Every command that writes there checks it first. ' +
    'No cluster is asked; what deploy and remove need goes by what k8s/ has.',
  touches: {
    runs: ['kubectl'],
    reads: ['castai-bot.json', 'package.json', 'k8s/'],
    writes: [],
    sends: [],
  },
  handler: async ({ args, flags }, context) => {
    const repo = await findRepo(context);
    const { role, ...rest } = await describeRights(repo, { words: args.command, context });
    return { data: { ...rest, role: flags.role ? role : null } };
  },
  render: ({ commands, role }, view) =>
    role ?? renderTable({ head: HEAD, rows: commands.map(toRightsRow) }, view),
});

const HEAD = ['COMMAND', 'NEEDS', 'OPTIONAL'];
