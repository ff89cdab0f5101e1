import { asLine, CliError, shell, type ShellLine } from '@castai-bot/cli';
import { toExportName } from '@castai-bot/scaffold';
import { INDEX_FILE, parseIndex } from '../repo/parse-index.ts';

/** The line by which a bot has a function. */
export function exportLine(functionName: string): string {
  return `export { ${toExportName(functionName)} } from './${functionName}.ts';`;
}

/**
 * The list of functions with one more.
 * @throws CliError INDEX_REWRITTEN when it is more than export lines, ALREADY_EXPORTED
 */
export function addExport(text: string, functionName: string): string {
  const { exports, firstOtherLine } = parseIndex(text);
  const line = exportLine(functionName);
  if (firstOtherLine !== undefined) throw rewritten(firstOtherLine, asLine(`add this to it: ${line}`));
  const twin = exports.find(({ name }) => name === toExportName(functionName));
  if (twin) {
    throw new CliError(
      'ALREADY_EXPORTED',
      `Cannot add ${functionName}: ${INDEX_FILE}:${twin.line} exports ${twin.name} from "${twin.from}" already`,
    );
  }
  return `${text}${text === '' || text.endsWith('\n') ? '' : '\n'}${line}\n`;
}

/**
 * The list of functions with one less; unchanged when it does not have it.
 * @throws CliError INDEX_REWRITTEN
 */
export function removeExport(text: string, functionName: string): string {
  const { exports, firstOtherLine } = parseIndex(text);
  const name = toExportName(functionName);
  if (firstOtherLine !== undefined) throw rewritten(firstOtherLine, shell`take ${name} out of it`);
  const found = exports.find((one) => one.name === name);
  if (!found) return text;
  const lineStart = text.lastIndexOf('\n', found.start - 1) + 1;
  const lineEnd = text.indexOf('\n', found.end) === -1 ? text.length : text.indexOf('\n', found.end) + 1;
  const isShared = exports.some((one) => one !== found && one.start < lineEnd && one.end > lineStart);
  if (isShared) throw rewritten(found.line, shell`take ${name} out of the line, which exports more`);
  // A comment on the line is about it, unless it begins or ends on another one.
  const [before, after] = [text.slice(lineStart, found.start).trim(), text.slice(found.end, lineEnd).trim()];
  const isAlone = before === '' && (after === '' || after.startsWith('//'));
  return isAlone
    ? text.slice(0, lineStart) + text.slice(lineEnd)
    : text.slice(0, found.start) + text.slice(found.end);
}

function rewritten(line: number, todo: ShellLine): CliError {
  return new CliError(
    'INDEX_REWRITTEN',
    `Cannot edit ${INDEX_FILE}:${line}: it is more than a list of exports`,
    {
      hint: shell`Leave it alone with --no-export and ${{ line: todo }}`,
    },
  );
}
