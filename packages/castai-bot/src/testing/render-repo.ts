import { parseAnswers, planBot } from '@castai-bot/scaffold';

const versions = { castaiBot: '0.1.0', zod: '4.6.7', typescript: '7.0.2', nodeTypes: '24.19.2' };

/** What the generator writes for a castai-bot.json: path → text. */
export async function renderRepo(answers: string): Promise<Readonly<Record<string, string>>> {
  const parsed = parseAnswers(JSON.parse(answers));
  if ('problems' in parsed) throw new Error(JSON.stringify(parsed.problems));
  const files = await planBot(parsed.answers, versions);
  return Object.fromEntries(files.map(({ path, text }) => [path, text]));
}
