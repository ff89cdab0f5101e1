import { type Command, defineCommand, usageError } from '@castai-bot/cli';
import { SHELLS, shellScripts } from '../complete/shell-scripts.ts';

export const command: Command = defineCommand({
  args: { shell: { summary: 'which shell', isRequired: true, choices: SHELLS } },
  flags: {},
  examples: [
    'source <(castai-bot completion bash)',
    'castai-bot completion zsh > "${fpath[1]}/_castai-bot"',
    'castai-bot completion fish > ~/.config/fish/completions/castai-bot.fish',
  ],
  touches: {
    runs: [],
    reads: ['castai-bot.json'],
    writes: [],
    sends: [],
  },
  handler: async ({ args }) => {
    const shell = SHELLS.find((one) => one === args.shell);
    if (shell === undefined)
      throw usageError(`Cannot complete in "${args.shell}": wanted ${SHELLS.join(', ')}`);
    return { data: { shell, script: shellScripts[shell] } };
  },
  render: ({ script }) => script,
});
