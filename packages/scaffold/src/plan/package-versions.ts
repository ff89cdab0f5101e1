/** Exact versions the generated package.json pins. */
export interface PackageVersions {
  /** Of castai-bot, @castai-bot/runtime and @castai-bot/simulator alike. */
  readonly castaiBot: string;
  readonly zod: string;
  readonly typescript: string;
  readonly nodeTypes: string;
}

/** What a bot's package.json pins: one version of castai-bot throughout, and the tools this workspace is tested with. */
export function pinnedVersions(castaiBot: string): PackageVersions {
  return { castaiBot, zod: '4.6.7', typescript: '7.0.2', nodeTypes: '24.19.2' };
}

/** What a bot installs of castai-bot: all of one version, so that each has to be there on the day it is published. */
export const OWN_PACKAGES = ['castai-bot', '@castai-bot/runtime', '@castai-bot/simulator'] as const;
