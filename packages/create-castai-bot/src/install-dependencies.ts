import { appendFile } from 'node:fs/promises';
import path from 'node:path';
import { packageCommands, type PackageManager } from '@castai-bot/scaffold';
import { explainInstall } from './explain-install.ts';
import { installExtras } from './package-manager.ts';
import { type CommandPlace, runCommand } from './run-command.ts';
import type { StepResult } from './step.ts';

/** Installs what the new package.json names. */
export async function installDependencies(
  packageManager: PackageManager,
  place: CommandPlace,
): Promise<StepResult> {
  const { args, env, emptyFile } = installExtras[packageManager];
  if (emptyFile !== undefined) await appendFile(path.join(place.cwd, emptyFile), '');
  const { kind, output } = await runCommand([packageManager, 'install', ...args], {
    ...place,
    env: { ...place.env, ...env },
  });
  const step = { step: 'install', command: packageCommands(packageManager).install } as const;
  if (kind === 'done') {
    return { step: 'install', status: 'done', title: `Installed dependencies with ${packageManager}` };
  }
  if (kind === 'cancelled') return { ...step, status: 'cancelled', title: 'Stopped installing dependencies' };
  const found =
    kind === 'not-found' ? `found no ${packageManager} on this machine` : `"${step.command}" failed`;
  const { why, command = step.command } = explainInstall(packageManager, output) ?? {};
  const title = `Cannot install dependencies: ${found}${why === undefined ? '' : `: ${why}`}`;
  return { ...step, command, status: 'failed', title, output };
}
