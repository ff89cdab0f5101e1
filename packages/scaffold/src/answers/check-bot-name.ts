import { checkDnsLabel, tooLong } from './check-dns-name.ts';
import { checkFileName } from './check-file-name.ts';

/** A CronJob adds 11 characters to its name for its Jobs, which must fit a label of 63. */
export const CRON_JOB_NAME_LENGTH = 52;

/** Packages the generated package.json depends on: npm installs no package into one of the same name. */
const OUR_DEPENDENCIES = ['castai-bot', 'create-castai-bot', 'typescript', 'zod'];

/** Says what keeps a value from being a bot's name: an npm package, a folder and half of a CronJob's name. */
export function checkBotName(value: string): string | undefined {
  const longest = CRON_JOB_NAME_LENGTH - '-x'.length;
  if (value.length > longest) return `${tooLong(value, longest)}, since <bot>-<function> names a CronJob`;
  const problem = checkDnsLabel(value) ?? checkFileName(value);
  if (problem !== undefined) return problem;
  if (OUR_DEPENDENCIES.includes(value))
    return 'the bot itself depends on a package of this name, wanted another';
  return undefined;
}
