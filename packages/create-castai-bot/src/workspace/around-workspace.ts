import path from 'node:path';
import { type CliError, quote, shell, usageError } from '@castai-bot/cli';
import { type BotAnswers, packageCommands } from '@castai-bot/scaffold';
import type { Note } from '../notes.ts';
import type { Around } from './around.ts';
import { findAbove } from './find-above.ts';
import { findWorkspace, isMember, type Workspace } from './find-workspace.ts';
import { missingRootSettings } from './root-settings.ts';

/** What lies around the bots of a folder. */
export async function aroundWorkspace(folder: string): Promise<Around> {
  const workspace = await findWorkspace(folder);
  const plugAndPlay = findAbove(folder, ['.pnp.cjs']);
  const isIn = (directory: string): boolean => workspace !== undefined && isMember(workspace, directory);
  return {
    managerOf: (directory) => (isIn(directory) ? workspace?.manager : undefined),
    rootOf: (directory) => (isIn(directory) ? workspace?.root : undefined),
    notesOn(directory, answers) {
      if (workspace !== undefined && isIn(directory)) {
        checkMember(workspace, { directory, answers, plugAndPlay });
        return notesOnMember(workspace, answers);
      }
      return [
        ...(workspace === undefined ? [] : [notesOnNeighbour(workspace)]),
        ...(plugAndPlay === undefined ? [] : [notesOnPlugAndPlay(plugAndPlay, directory)]),
      ];
    },
  };
}

interface Member {
  readonly directory: string;
  readonly answers: BotAnswers;
  readonly plugAndPlay: string | undefined;
}

function checkMember(
  { root, manager, patterns }: Workspace,
  { directory, answers, plugAndPlay }: Member,
): void {
  const place = `${quote(directory)} is part of the ${manager} workspace in ${quote(root)}`;
  if (answers.packageManager !== manager) throw wrongManager(place, { answers, manager });
  if (plugAndPlay !== root) return;
  throw usageError(
    `Cannot create a bot that Yarn's Plug'n'Play installs: ${place}, which installs no node_modules, and a bot needs one`,
    shell`Choose a folder that its workspaces (${patterns}) leave out, or set nodeLinker: node-modules in ${path.join(root, '.yarnrc.yml')}`,
  );
}

function wrongManager(
  place: string,
  { answers, manager }: Pick<Member, 'answers'> & Pick<Workspace, 'manager'>,
): CliError {
  return usageError(
    `Cannot use these answers:\n  --package-manager ${answers.packageManager}: ${place}`,
    shell`--package-manager ${manager}, or a folder outside of that workspace`,
  );
}

function notesOnMember(workspace: Workspace, { packageManager }: BotAnswers): readonly Note[] {
  const { root } = workspace;
  const { install } = packageCommands(packageManager);
  return [
    {
      text: `It is part of the ${packageManager} workspace in ${root}: it has no lockfile and no settings of its own, and ${install} installs the whole workspace`,
    },
    ...missingRootSettings(workspace).map(({ file, lines }) => ({
      text: `Add to ${file} in ${root}`,
      missing: { file: path.join(root, file), lines },
    })),
  ];
}

function notesOnNeighbour({ root, manager, patterns }: Workspace): Note {
  const listed = patterns.length === 0 ? 'lists no packages' : `lists ${patterns.join(', ')}`;
  return {
    text: `It stands alone, with a lockfile of its own: the ${manager} workspace in ${root} ${listed}, and so not this folder`,
  };
}

/** Bundlers ask the nearest .pnp.cjs, even for a folder with a node_modules. */
function notesOnPlugAndPlay(root: string, directory: string): Note {
  const pattern = `./${path.relative(root, directory).replaceAll(path.sep, '/')}/**`;
  return {
    text: `Add to .yarnrc.yml in ${root}, then run yarn install there; until then its Plug'n'Play hides the bot's node_modules from build`,
    missing: {
      file: path.join(root, '.yarnrc.yml'),
      lines: ['pnpIgnorePatterns:', `  - ${JSON.stringify(pattern)}`],
    },
  };
}
