import { findJsonError } from '../../repo/find-json-error.ts';
import type { Position, Report } from '../problem.ts';
import type { Located } from './located.ts';
import { locateYaml } from './locate-yaml.ts';

export interface JsonOptions {
  /** Where in the file a place of the text is; the text is the file by default. */
  readonly toFile?: (inText: Position) => Position;
  readonly report: Report;
}

/** Reads JSON; its error is reported. YAML's reader finds the places, since JSON is YAML. */
export function locateJson(text: string, { toFile = (at) => at, report }: JsonOptions): Located | undefined {
  const reportInFile: Report = (at, message, details) => report(toFile(at), message, details);
  const error = findJsonError(text);
  if (error !== undefined) {
    const { line, column, message } = error;
    reportInFile({ line, column }, `JSON: ${message}`);
    return undefined;
  }
  const duplicates: Report = (at, message, details) =>
    reportInFile(
      at,
      message.replace(/^YAML: (?:Map keys)?/, (found) => (found === 'YAML: ' ? 'JSON: ' : 'JSON: Keys')),
      details,
    );
  const [located] = locateYaml(text.replaceAll('\t', ' '), duplicates);
  return located && move(located, toFile);
}

function move(located: Located, toFile: (inText: Position) => Position): Located {
  const at = toFile(located.at);
  if (located.kind === 'scalar') return { ...located, at };
  if (located.kind === 'list')
    return { ...located, at, items: located.items.map((item) => move(item, toFile)) };
  const entries = located.entries.map(({ key, keyAt, value }) => ({
    key,
    keyAt: toFile(keyAt),
    value: move(value, toFile),
  }));
  return { ...located, at, entries };
}
