import type { PackageManager } from '@castai-bot/scaffold';

/** Why a package manager refuses our packages although the bot's files let it take them, and what to type. */
interface Reason {
  /** In what it printed. */
  readonly sign: RegExp;
  readonly why: string;
  readonly command: string;
}

/** Seen with the versions they name, from a registry whose packages were published a minute before. */
const REASONS: Readonly<Partial<Record<PackageManager, Reason>>> = {
  npm: {
    sign: /No matching version found for @?castai-bot.* with a date before/,
    why: 'npm is told to wait before it takes a new version (min-release-age), and before 11.17 it knows no exceptions',
    command: 'npm install --min-release-age=0',
  },
  yarn: {
    sign: /Unrecognized or legacy configuration settings found: npmPreapprovedPackages/,
    why: 'yarn 2 to 4.9 refuses a setting of .yarnrc.yml; wanted yarn 4.10 or newer, or yarn 1',
    command: 'corepack use yarn@4',
  },
};

/** What to say of a failed install beside its output; undefined where the output says it all. */
export function explainInstall(
  packageManager: PackageManager,
  output: string,
): Pick<Reason, 'why' | 'command'> | undefined {
  const reason = REASONS[packageManager];
  return reason?.sign.test(output) === true ? reason : undefined;
}
