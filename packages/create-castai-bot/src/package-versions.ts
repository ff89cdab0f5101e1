import type { PackageVersions } from '@castai-bot/scaffold';
import manifest from '../package.json' with { type: 'json' };

/** What a new bot's package.json pins: our own version throughout, and the tools this workspace is tested with. */
export const packageVersions: PackageVersions = {
  castaiBot: manifest.version,
  zod: '4.6.7',
  typescript: '7.0.2',
  nodeTypes: '24.19.2',
};
