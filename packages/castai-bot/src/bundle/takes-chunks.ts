import path from 'node:path';
import { parseDockerIgnore } from '../dockerfile/docker-ignore.ts';
import { type Instruction, listCopied, parseDockerfile } from '../dockerfile/parse-dockerfile.ts';
import { readIgnoreFiles } from '../dockerfile/read-ignore-files.ts';
import { readTextIfThere } from '../repo/read-text.ts';

/** A name like those that chunks get. */
const CHUNK = 'dist/bot-chunk-AAAAAAAA.mjs';
const MAIN = 'bot.mjs';

/**
 * Whether the image of a bot takes more of dist/ than bot.mjs. A Dockerfile that an older castai-bot wrote, or somebody
 * else, may name that one file: then all that the bot needs has to be in it.
 */
export async function takesChunks(root: string): Promise<boolean> {
  const instructions = parseDockerfile((await readTextIfThere(path.join(root, 'Dockerfile'))) ?? '');
  if (!instructions.some((one) => copies(one, CHUNK)) || instructions.some(copiesMainAlone)) return false;
  const ignores = await readIgnoreFiles(root);
  return !ignores.some((text) => parseDockerIgnore(text).isIgnored(CHUNK));
}

function copies(instruction: Instruction, file: string): boolean {
  return listCopied(instruction)
    .slice(0, -1)
    .some((word) => /^\.?\/?$/.test(word) || parseDockerIgnore(word).isIgnored(file));
}

/** From another stage too, where the folder is another. */
function copiesMainAlone(instruction: Instruction): boolean {
  const sources = listCopied(instruction).slice(0, -1);
  return (
    sources.some((word) => path.posix.basename(word) === MAIN) &&
    !sources.some((word) =>
      parseDockerIgnore(path.posix.basename(word)).isIgnored(path.posix.basename(CHUNK)),
    )
  );
}
