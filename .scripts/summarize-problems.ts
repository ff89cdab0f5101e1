import { stripVTControlCharacters } from 'node:util';

/** What tools print before they have found anything. */
const PROGRESS = /^(?:Checking formatting|RUN )/;
const PLACE = /[\w@.-]+(?:\/[\w@.-]+)+\.\w+(?::\d+)*/;

/** The first problem of a tool's output in one line, with the first file it names. */
export function summarizeProblems(output: string): string {
  const lines = stripVTControlCharacters(output)
    .split('\n')
    .map((line) => line.trim());
  const first = lines.find((line) => line !== '' && !PROGRESS.test(line)) ?? '';
  const place = lines.map((line) => PLACE.exec(line)?.[0]).find((found) => found !== undefined);
  return place === undefined || PLACE.test(first) ? first : `${first} (${place})`;
}
