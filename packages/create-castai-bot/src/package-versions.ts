import { type PackageVersions, pinnedVersions } from '@castai-bot/scaffold';
import manifest from '../package.json' with { type: 'json' };

/** What a new bot's package.json pins. */
export const packageVersions: PackageVersions = pinnedVersions(manifest.version);
