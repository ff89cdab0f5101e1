import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';

const ROOT = { packageLocation: './', packageDependencies: [], linkType: 'SOFT' };

/**
 * Moves a bot into a folder of its own below one that Yarn's Plug'n'Play rules; its manifest is what Yarn 4.18 writes
 * for a project without dependencies.
 * @param ignored what `pnpIgnorePatterns` leaves out, as a pattern of paths
 * @returns the bot's new folder
 */
export async function moveBelowPlugAndPlay(root: string, ignored: string | null = null): Promise<string> {
  const bot = path.join(root, 'tools/my-bot');
  const away = `${root} moved`;
  await rename(root, away);
  await mkdir(path.dirname(bot), { recursive: true });
  await rename(away, bot);
  const state = {
    __info: [],
    dependencyTreeRoots: [{ name: 'root', reference: 'workspace:.' }],
    enableTopLevelFallback: true,
    ignorePatternData: ignored,
    fallbackExclusionList: [['root', ['workspace:.']]],
    fallbackPool: [],
    packageRegistryData: [
      [null, [[null, ROOT]]],
      ['root', [['workspace:.', ROOT]]],
    ],
  };
  await writeFile(path.join(root, '.pnp.cjs'), asManifest(JSON.stringify(state)));
  return bot;
}

/** By this shape bundlers know it. */
function asManifest(state: string): string {
  return `"use strict";

const RAW_RUNTIME_STATE =
'${state.replaceAll('\\', String.raw`\\`)}';

function $$SETUP_STATE(hydrateRuntimeState, basePath) {
  return hydrateRuntimeState(JSON.parse(RAW_RUNTIME_STATE), {basePath: basePath || __dirname});
}
`;
}
