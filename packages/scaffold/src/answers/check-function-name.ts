import { CRON_JOB_NAME_LENGTH } from './check-bot-name.ts';
import { tooLong } from './check-dns-name.ts';
import { checkFileName } from './check-file-name.ts';
import { toExportName } from './export-name.ts';

/** Every part begins with a letter, so that kebab-case and the export's camelCase lead back to each other. */
const FUNCTION_NAME = /^[a-z][a-z0-9]*(?:-[a-z][a-z0-9]*)*$/;

/** `a-b-c` becomes `aBC`, which reads as `a-bc`. */
const TWO_LETTERS = /-[a-z]-[a-z](?![a-z])/;

/** ECMAScript's reserved words as a module sees them, and the two names strict code may not bind. */
const RESERVED_WORDS = new Set(
  (
    'arguments await break case catch class const continue debugger default delete do else enum eval export ' +
    'extends false finally for function if implements import in instanceof interface let new null package ' +
    'private protected public return static super switch this throw true try typeof var void while with yield'
  ).split(' '),
);

/** What the module around a function makes of some names. Those that its own file uses are free: see bindName. */
const TAKEN = new Map([
  ['index', 'src/functions/index.ts is the list of functions'],
  ['then', 'an export of this name makes the module look like a promise'],
  ['undefined', 'the language has this name'],
]);

/** Says what keeps a value from naming a function: its file, its export and, after the bot's name, a CronJob. */
export function checkFunctionName(value: string, botName = ''): string | undefined {
  return checkEntryName(value, botName) ?? checkExportName(toExportName(value));
}

/** The same of an entry that runs the function of another: it has neither file nor export. */
export function checkEntryName(value: string, botName = ''): string | undefined {
  const longest = CRON_JOB_NAME_LENGTH - (botName.length === 0 ? 'x-'.length : botName.length + '-'.length);
  if (value.length > longest) {
    return `${tooLong(value, longest)}, since ${botName === '' ? '<bot>' : botName}-<function> names a CronJob`;
  }
  if (!FUNCTION_NAME.test(value)) {
    return 'wanted words of lower-case letters and digits joined by dashes, each beginning with a letter';
  }
  if (TWO_LETTERS.test(value)) return 'two words of one letter in a row, which camelCase runs together';
  return checkFileName(value);
}

function checkExportName(name: string): string | undefined {
  if (RESERVED_WORDS.has(name)) return 'a reserved word of JavaScript, wanted a name that can be exported';
  const taken = TAKEN.get(name);
  if (taken !== undefined) return `${taken}, wanted another name`;
  if (name in Object.prototype) return `every object has a member ${name}, wanted another name`;
  return undefined;
}
