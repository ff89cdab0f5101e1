import { PACKAGE_MANAGERS, type PackageManager } from '@castai-bot/scaffold';

/**
 * The package manager that started us, else npm. Only the first word of the user agent counts: pnpm's and yarn's
 * name npm further on.
 */
export function detectPackageManager(userAgent: string | undefined): PackageManager {
  const name = userAgent?.split(/[/ ]/, 1)[0];
  return PACKAGE_MANAGERS.find((candidate) => candidate === name) ?? 'npm';
}

/** What an install needs beyond `<package manager> install`. */
export interface InstallExtras {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Made empty first, if it is not there. */
  readonly emptyFile?: string;
}

/**
 * On a CI machine pnpm and yarn would demand a lockfile, which cannot be there yet. To yarn a directory without one
 * is a part of the project around it.
 */
export const installExtras: Readonly<Record<PackageManager, InstallExtras>> = {
  npm: { args: ['--no-audit', '--no-fund'], env: {} },
  pnpm: { args: ['--no-frozen-lockfile'], env: {} },
  yarn: { args: [], env: { YARN_ENABLE_IMMUTABLE_INSTALLS: 'false' }, emptyFile: 'yarn.lock' },
  bun: { args: [], env: {} },
};
