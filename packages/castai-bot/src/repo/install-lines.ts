import { asLine, isRecord, shell, type ShellLine } from '@castai-bot/cli';
import { PACKAGE_MANAGERS, type PackageCommands, packageCommands } from '@castai-bot/scaffold';

/** The line that installs what a bot's package.json names. @param answers what castai-bot.json says, good or not */
export function installPackages(answers: unknown): ShellLine {
  return asLine(commandsOf(answers).install);
}

/** The line that installs a castai-bot into a bot. @param answers what castai-bot.json says, good or not */
export function installCastaiBot(answers: unknown, version: string): ShellLine {
  return shell`${{ line: asLine(commandsOf(answers).addExact) }} castai-bot@${version}`;
}

function commandsOf(answers: unknown): PackageCommands {
  const named = isRecord(answers) ? answers['packageManager'] : undefined;
  return packageCommands(PACKAGE_MANAGERS.find((one) => one === named) ?? 'npm');
}
