import path from 'node:path';
import { isRecord, readJson } from '@castai-bot/cli';
import type { Simulator } from '@castai-bot/simulator';
import { checkReplaceable, replaceFile } from '../edit-repo/replace-file.ts';

/** What the functions of a world keep, by the names of their states. */
export type SavedStates = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

interface SaveFlags {
  readonly saveRequests: string | undefined;
  readonly saveWorld: string | undefined;
  readonly force: boolean;
}

/**
 * Looks at once whether the files can be written, so that one that cannot is known before anything runs; what it
 * returns writes them.
 * @throws CliError NOT_SAVED, FOREIGN_FILE
 */
export async function prepareSaving(
  { saveRequests, saveWorld, force: isForced }: SaveFlags,
  cwd: string,
): Promise<(simulator: Simulator, states: SavedStates) => Promise<void>> {
  const check = async (shown: string | undefined, isOurs: (text: string) => boolean): Promise<void> => {
    if (shown !== undefined) await checkReplaceable(path.resolve(cwd, shown), { shown, isOurs, isForced });
  };
  await check(saveRequests, isRequests);
  await check(saveWorld, isWorld);
  return async ({ requests, world }, states) => {
    if (saveRequests === undefined && saveWorld === undefined) return;
    const { scrubRequests, scrubWorld } = await import('../scrub/scrub-world.ts');
    if (saveRequests !== undefined) {
      const lines = scrubRequests(requests).map((request) => `${JSON.stringify(request)}\n`);
      await replaceFile(path.resolve(cwd, saveRequests), lines.join(''), { shown: saveRequests });
    }
    if (saveWorld !== undefined) {
      const { worldParts } = await import('@castai-bot/simulator');
      const text = `${JSON.stringify(scrubWorld(world, { parts: worldParts, states }), undefined, 2)}\n`;
      await replaceFile(path.resolve(cwd, saveWorld), text, { shown: saveWorld });
    }
  };
}

function isRequests(text: string): boolean {
  const first = readJson(text.split('\n', 1)[0] ?? '');
  return isRecord(first) && ['at', 'method', 'path', 'headers'].every((name) => name in first);
}

/** Whole, as it was saved: one that somebody wrote by hand has no need of everything. */
function isWorld(text: string): boolean {
  const world = readJson(text);
  return isRecord(world) && Array.isArray(world['organizations']) && Array.isArray(world['clusters']);
}
