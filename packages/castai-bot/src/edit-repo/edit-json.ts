import { CliError, isRecord, readJson } from '@castai-bot/cli';
import { editText } from '@castai-bot/scaffold';

const LONGEST_SHOWN = 60;

/**
 * A JSON object with a change to one of its members, indented as it was.
 * @throws CliError BAD_JSON where the text is no object
 */
export function editJson(
  text: string,
  change: (document: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>,
): string {
  return editText(text, (seen) => {
    const document = readJson(seen);
    if (!isRecord(document))
      throw new CliError(
        'BAD_JSON',
        `Cannot edit a JSON file that begins with ${JSON.stringify(seen.slice(0, LONGEST_SHOWN))}: wanted an object`,
        { hint: 'castai-bot validate' },
      );
    const [, indent = '  '] = /^\{\n([ \t]+)/.exec(seen) ?? [];
    const ending = seen.slice(seen.trimEnd().length);
    return JSON.stringify(change(document), undefined, indent) + ending;
  });
}

/** An object without one of its members. */
export function omit(record: unknown, name: string): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(isRecord(record) ? record : {}).filter(([key]) => key !== name));
}
