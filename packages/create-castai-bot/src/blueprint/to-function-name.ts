/** The name our bots give a function: `rotate_nodes` and `rotateNodes` are `rotate-nodes`. */
export function toFunctionName(pythonName: string): string {
  return pythonName
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replaceAll('_', '-')
    .toLowerCase();
}
