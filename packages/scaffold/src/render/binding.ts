import { toExportName } from '../answers/export-name.ts';

/** What a template writes where a file names its function, until it is known what the rest of the file says. */
export function bindingOf(functionName: string): string {
  return `\u0001${toExportName(functionName)}\u0001`;
}
