import { appendFile } from 'node:fs/promises';
import path from 'node:path';
import { toShellWord } from '@castai-bot/cli';
import { packageCommands, type PackageManager } from '@castai-bot/scaffold';
import { type Checkout, installWords } from './checkout.ts';
import { explainInstall } from './explain-install.ts';
import { installExtras } from './package-manager.ts';
import { type CommandPlace, type CommandResult, runCommand } from './run-command.ts';
import type { StepResult } from './step.ts';

/** Where dependencies are installed, and from what if not from a registry. */
export interface InstallPlace extends CommandPlace {
  readonly checkout: Checkout | undefined;
}

/** Installs what the new package.json names. */
export async function installDependencies(
  packageManager: PackageManager,
  place: InstallPlace,
): Promise<StepResult> {
  const { checkout } = place;
  const clone = checkout?.isPacked === true ? checkout : undefined;
  const program = installProgram(packageManager, checkout);
  const { kind, output } =
    clone === undefined
      ? await installFromRegistry(packageManager, place)
      : await runCommand([...installWords(clone), '--no-audit', '--no-fund'], place);
  if (kind === 'done') {
    const how = clone === undefined ? program : `${program}, castai-bot from your clone of it`;
    return { step: 'install', status: 'done', title: `Installed dependencies with ${how}` };
  }
  const byHand =
    clone === undefined
      ? packageCommands(packageManager).install
      : installWords(clone).map(toShellWord).join(' ');
  if (kind === 'cancelled') {
    const title = 'Stopped installing dependencies';
    return { step: 'install', status: 'cancelled', title, command: byHand };
  }
  const found = kind === 'not-found' ? `found no ${program} on this machine` : `"${program} install" failed`;
  const { why, command = byHand } = explainInstall(program, output) ?? {};
  const title = `Cannot install dependencies: ${found}${why === undefined ? '' : `: ${why}`}`;
  return { step: 'install', status: 'failed', title, output, command };
}

/** What installs: of a clone's packages, npm, whatever the bot uses afterwards. */
export function installProgram(
  packageManager: PackageManager,
  checkout: Checkout | undefined,
): PackageManager {
  return checkout?.isPacked === true ? 'npm' : packageManager;
}

async function installFromRegistry(
  packageManager: PackageManager,
  place: InstallPlace,
): Promise<CommandResult> {
  const { args, env, emptyFile } = installExtras[packageManager];
  if (emptyFile !== undefined) await appendFile(path.join(place.cwd, emptyFile), '');
  return runCommand([packageManager, 'install', ...args], { ...place, env: { ...place.env, ...env } });
}
