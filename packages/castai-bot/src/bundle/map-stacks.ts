/**
 * Goes into every bundle, before the bot's own code: stacks name the files, lines and functions of the sources, from
 * the map beside each file of the bundle, which is read when a stack that leads through it is looked at.
 *
 * `node --enable-source-maps` reads it at every start, and counts the lines of the whole bundle: 8 % of the
 * instructions of a run with one request, and 6 MiB.
 */
import type { SourceMap, SourceOrigin } from 'node:module';

Error.prepareStackTrace = createPrinter(new URL('.', import.meta.url).href);

/** @param folder where the files of the bundle are, each with its map beside it */
function createPrinter(folder: string): (error: Error, frames: readonly NodeJS.CallSite[]) => string {
  const maps = new Map<string, SourceMap | null>();
  const findMap = (file: string | null): SourceMap | null => {
    if (!file?.startsWith(`${folder}bot`)) return null;
    let map = maps.get(file);
    if (map === undefined) maps.set(file, (map = readMap(new URL(`${file}.map`))));
    return map;
  };
  return (error, frames) => {
    const mapped = frames.map((frame) => ({ frame, map: findMap(frame.getFileName()) }));
    const lines = mapped.map((one, index) => printFrame(one, mapped[index + 1]));
    return [Error.prototype.toString.call(error), ...lines].join('\n    at ');
  };
}

/** A frame with the map of its file, if it is one of the bundle. */
interface MappedFrame {
  readonly frame: NodeJS.CallSite;
  readonly map: SourceMap | null;
}

/** Null where there is none to be read: then stacks stay as they are. */
function readMap(url: URL): SourceMap | null {
  const { SourceMap } = process.getBuiltinModule('node:module');
  try {
    return new SourceMap(JSON.parse(process.getBuiltinModule('node:fs').readFileSync(url, 'utf8')));
  } catch {
    return null;
  }
}

function printFrame({ frame, map }: MappedFrame, caller: MappedFrame | undefined): string {
  if (map === null) return printPlain(frame);
  const { columnNumber, fileName, lineNumber } = findOrigin(
    map,
    frame.getLineNumber(),
    frame.getColumnNumber(),
  );
  if (fileName === undefined) return printPlain(frame);
  const prefix = frame.isAsync() ? 'async ' : frame.isConstructor() ? 'new ' : '';
  const name = findName({ frame, map }, caller) ?? '<anonymous>';
  // The map leads from dist/ to the folder of the sources.
  const file = fileName.replace(/^(\.\.\/)+/, '');
  return `${prefix}${name} (${file}:${lineNumber}:${columnNumber})`;
}

/** What the function is called in the sources, where its definition or its call says so. */
function findName(
  { frame, map }: MappedFrame & { readonly map: SourceMap },
  caller: MappedFrame | undefined,
): string | undefined {
  const own = findOrigin(map, frame.getEnclosingLineNumber(), frame.getEnclosingColumnNumber()).name;
  if (own !== undefined || !caller?.map) return own;
  return findOrigin(caller.map, caller.frame.getLineNumber(), caller.frame.getColumnNumber()).name;
}

/** Its parts are missing where the map says nothing of a place. */
function findOrigin(map: SourceMap, line: number | null, column: number | null): Partial<SourceOrigin> {
  return line === null || column === null ? {} : map.findOrigin(line, column);
}

function printPlain(frame: NodeJS.CallSite): string {
  // oxlint-disable-next-line typescript/no-base-to-string -- V8 writes a frame as stacks have it; its types do not say so
  return String(frame);
}
