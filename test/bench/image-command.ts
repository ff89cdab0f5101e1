import path from 'node:path';
import fs from 'fs-extra';

/** The arguments that the image of a bot gives to node, with the bundle where it lies here. */
export async function imageArgs(bot: string): Promise<readonly string[]> {
  const dockerfile = await fs.readFile(path.join(bot, 'Dockerfile'), 'utf8');
  const words: unknown = JSON.parse(/^ENTRYPOINT (\[.*\])$/m.exec(dockerfile)?.[1] ?? '[]');
  if (!Array.isArray(words) || words[0] !== 'node') throw new Error(`Cannot read the ENTRYPOINT of ${bot}`);
  return words.slice(1).map((word) => String(word).replace(/^\/app\//, `${path.join(bot, 'dist')}/`));
}

/** What the Dockerfile sets, and a script in the same image would have too. */
export const imageEnv: Readonly<Record<string, string>> = {
  NODE_ENV: 'production',
  NODE_USE_ENV_PROXY: '1',
};
