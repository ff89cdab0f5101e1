import { appendFile } from 'node:fs/promises';
import path from 'node:path';
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
  const isFromClone = checkout?.isPacked === true;
  const { kind, output } = isFromClone
    ? await runCommand([...installWords(checkout), '--no-audit', '--no-fund'], place)
    : await installFromRegistry(packageManager, place);
  const step = { step: 'install', command: packageCommands(packageManager).install } as const;
  if (kind === 'done') {
    const how = isFromClone ? 'npm, castai-bot from your clone of it' : packageManager;
    return { step: 'install', status: 'done', title: `Installed dependencies with ${how}` };
  }
  if (kind === 'cancelled') return { ...step, status: 'cancelled', title: 'Stopped installing dependencies' };
  const program = isFromClone ? 'npm' : packageManager;
  const found = kind === 'not-found' ? `found no ${program} on this machine` : `"${program} install" failed`;
  const { why, command = step.command } = explainInstall(packageManager, output) ?? {};
  const title = `Cannot install dependencies: ${found}${why === undefined ? '' : `: ${why}`}`;
  return { ...step, command, status: 'failed', title, output };
}

async function installFromRegistry(
  packageManager: PackageManager,
  place: InstallPlace,
): Promise<CommandResult> {
  const { args, env, emptyFile } = installExtras[packageManager];
  if (emptyFile !== undefined) await appendFile(path.join(place.cwd, emptyFile), '');
  return runCommand([packageManager, 'install', ...args], { ...place, env: { ...place.env, ...env } });
}
