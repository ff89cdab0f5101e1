/**
 * The name a function is exported under: `rotate-nodes` becomes `rotateNodes`.
 * @see checkFunctionName for what may come in
 */
export function toExportName(functionName: string): string {
  return functionName.replaceAll(/-([a-z0-9])/g, (_dash, letter: string) => letter.toUpperCase());
}
