import { readFile } from 'node:fs/promises';
import path from 'node:path';
import {
  CliError,
  type Command,
  type CommandContext,
  defineCommand,
  shell,
  type ShellLine,
} from '@castai-bot/cli';
import { type OpenedState, stateFlags } from '../state-commands/open-state.ts';
import { type KeptState, STATE_KEY } from '../state/state-keeper.ts';

export const command: Command = defineCommand({
  args: { state: { summary: 'its name; not needed where there is one', completes: 'function' } },
  flags: {
    ...stateFlags,
    file: {
      kind: 'string',
      summary: 'store this file, in place of what an editor makes',
      placeholder: 'file',
      completes: 'file',
    },
    editor: {
      kind: 'string',
      summary: 'the program that edits it; else VISUAL, or EDITOR on a terminal',
      placeholder: 'program',
    },
    dryRun: { kind: 'boolean', summary: 'check it, and store nothing' },
  },
  examples: ['castai-bot state edit office-hours', 'castai-bot state edit office-hours --file next.json'],
  details:
    'Opens what a function keeps between its runs, on this machine or with --cluster in the cluster, in the editor that VISUAL or EDITOR names, and stores it, unless a run has stored something meanwhile. Whether it fits the function is for the next run to say, before it does anything.',
  touches: {
    runs: ['your editor', 'kubectl'],
    reads: [
      'castai-bot.json',
      'package.json',
      'test_config.env',
      '.castai-bot/state/',
      '.castai-bot/cluster.json',
      'files that flags name',
    ],
    writes: ['.castai-bot/state/', 'a temporary folder', '~/.kube/'],
    sends: ['the cluster'],
  },
  handler: async ({ args, flags }, context) => {
    const { openState } = await import('../state-commands/open-state.ts');
    const opened = await openState({ name: args.state, ...flags }, { command: 'state edit', context });
    const { keeper, name, where } = opened;
    const kept = await keeper.read();
    const next = await readNext(opened, { kept, file: flags.file, editor: flags.editor, context });
    const isChanged = next.stored !== kept.data[STATE_KEY];
    if (isChanged && !flags.dryRun) {
      const written = await keeper.write({ ...kept.data, [STATE_KEY]: next.stored }, kept.version);
      if (written === undefined) throw writtenMeanwhile(opened, next.file);
    }
    await next.forget();
    return { data: { state: name, where, isChanged, isDryRun: flags.dryRun } };
  },
  render: ({ isChanged, isDryRun, where }, view) => {
    if (!isChanged) return `Nothing changed in ${where}`;
    return `${view.style('green', isDryRun ? 'Would store' : 'Stored')} ${where}`;
  },
});

interface Next {
  readonly stored: string;
  /** Where its text stays if it cannot be stored. */
  readonly file: string;
  readonly forget: () => Promise<void>;
}

interface NextOptions {
  readonly kept: KeptState;
  readonly file: string | undefined;
  readonly editor: string | undefined;
  readonly context: CommandContext;
}

async function readNext(opened: OpenedState, { kept, file, editor, context }: NextOptions): Promise<Next> {
  const { showText, storeText } = await import('../state/state-text.ts');
  if (file !== undefined) {
    const text = await readFile(path.resolve(context.cwd, file), 'utf8').catch((cause: unknown) => {
      throw new CliError('NO_FILE', `Cannot read --file: ${String(cause)}`, { cause });
    });
    return {
      stored: storeText(text, { shown: file, again: editAgain(opened, file) }),
      file,
      forget: () => Promise.resolve(),
    };
  }
  const { editInEditor } = await import('../state-commands/edit-in-editor.ts');
  const edited = await editInEditor(`${showText(kept) ?? '{}'}\n`, { state: opened, editor, context });
  return {
    stored: storeText(edited.text, { shown: edited.file, again: editAgain(opened, edited.file) }),
    file: edited.file,
    forget: edited.forget,
  };
}

function editAgain({ words }: OpenedState, file: string): ShellLine {
  return shell`castai-bot state edit ${words} --file ${file}`;
}

function writtenMeanwhile({ name, words }: OpenedState, file: string): CliError {
  return new CliError('CHANGED', `Cannot store the state ${name}: a run has stored something meanwhile`, {
    hint: shell`castai-bot state show ${words}, then castai-bot state edit ${words} --file ${file}`,
  });
}
