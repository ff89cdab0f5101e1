import type { BotAnswers } from '../answers/bot-answers.ts';
import { parseAnswers } from '../answers/parse-answers.ts';
import type { PackageVersions } from '../plan/package-versions.ts';

export const VERSIONS: PackageVersions = {
  castaiBot: '0.1.0',
  zod: '4.6.7',
  typescript: '7.0.2',
  nodeTypes: '24.19.2',
};

/** Values of each answer that changes a manifest; the second is one that a careless writer of YAML would break. */
const VALUES = {
  flavor: ['typescript', 'bare-bones'],
  namespace: ['castai-agent', '1e3'],
  image: ['registry.example.com/team/my-bot', '[::1]:5000/my-bot'],
  apiKeySecret: ['castai-hibernate', '1.10'],
  imagePullSecret: [null, 'yes'],
  region: ['auto', 'us', 'eu', 'india'],
  deadlineSeconds: [1800, 120],
  function: [
    { schedule: '0 17 * * 1-5', timeZone: 'Etc/UTC' },
    { schedule: '*/5 * * * *', timeZone: 'Etc/GMT+5' },
    { schedule: null, timeZone: 'Etc/UTC' },
  ],
} as const;

/** Answers that hold, from what was said. */
export function answersOf(raw: object): BotAnswers {
  const parsed = parseAnswers({ name: 'my-bot', ...raw });
  if ('answers' in parsed) return parsed.answers;
  throw new Error(JSON.stringify(parsed.problems));
}

/** Every combination of the answers that change a manifest. */
export function everyAnswer(): readonly BotAnswers[] {
  const raws = Object.entries(VALUES).reduce<readonly object[]>(
    (all, [field, values]) => all.flatMap((raw) => values.map((value) => ({ ...raw, [field]: value }))),
    [{}],
  );
  return raws.map((raw) => answersOf(withFunction(raw)));
}

function withFunction(raw: object): object {
  const { function: schedule, ...rest } = { function: {}, ...raw };
  const entry = 'flavor' in raw && raw.flavor === 'bare-bones' ? { entry: 'src/script.sh' } : {};
  return { ...rest, name: '007', functions: { yes: { ...entry, ...schedule } } };
}
