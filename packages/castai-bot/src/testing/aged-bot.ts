import { type Files, readFrozenBot, readRecord, RECORD } from './frozen-bot.ts';

/** What an older castai-bot would have written: other texts, one file less, one more. */
export async function readAgedBot(): Promise<Files> {
  const files = await readFrozenBot('typescript-0.1.0');
  const { '.npmrc': _, ...record } = readRecord(files);
  const old = Object.fromEntries(Object.entries(record).map(([file, text]) => [file, age(text)]));
  const owned = { ...old, 'ci/obsolete.yml': 'old: true\n', 'ci/deep/gone.yml': 'old: true\n' };
  const { '.npmrc': __, ...others } = files;
  return { ...others, ...owned, [RECORD]: JSON.stringify(owned) };
}

function age(text: string): string {
  return text
    .replaceAll('nodejs24-debian13', 'nodejs22-debian12')
    .replace('startingDeadlineSeconds: 900', 'startingDeadlineSeconds: 600')
    .replace('"target": "es2024"', '"target": "es2023"')
    .replace('node-version: 24', 'node-version: 22')
    .replace('*.log\n', '')
    .replaceAll(/("(?:@castai-bot\/\w+|castai-bot)": )"[^"]+"/g, '$1"0.0.9"')
    .replace('node --test \\"src/**/*.test.ts\\"', 'node --test src')
    .replace('!dist/bot.mjs.map', '!dist/bot.map');
}

/** Where a bot is that `putBelow` moves. */
export const BELOW = 'bots/old-bot';

/** The same bot in a folder of its repository, at whose root its workflow is. */
export function putBelow(files: Files): Files {
  const [inside, above] = ['.github/workflows/bot.yml', '.github/workflows/old-bot.yml'];
  const { [inside]: workflow = '', ...others } = files;
  const { [inside]: _, ...record } = readRecord(files);
  const moved = {
    ...others,
    'castai-bot.json': JSON.stringify({ ...readAnswers(files), schema: 2, ciRoot: BELOW }),
    [RECORD]: JSON.stringify({ ...record, [`../../${above}`]: workflow }),
  };
  const below = Object.entries(moved).map(([file, text]) => [`${BELOW}/${file}`, text] as const);
  return { ...Object.fromEntries(below), [above]: workflow };
}

function readAnswers(files: Files): object {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by the generator
  return JSON.parse(files['castai-bot.json'] ?? '') as object;
}
