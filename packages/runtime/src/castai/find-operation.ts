import { type ApiOperation, operations } from '@castai-bot/api';

/**
 * Finds the operations of the document that a call may belong to, whether its path has `{names}` or ids. One whose path
 * is the same to the letter is the only one.
 */
export function findOperations(method: string, path: string): readonly ApiOperation[] {
  const sameMethod = Object.values<ApiOperation>(operations).filter((one) => one.method === method);
  const same = sameMethod.find((one) => one.path === path);
  // A pattern is made when it is asked for: bots that call services only would make them all at their start.
  return same === undefined ? sameMethod.filter((one) => toPattern(one.path).test(path)) : [same];
}

/** A path with ids in place of its names still belongs to its operation. */
function toPattern(path: string): RegExp {
  const literal = path.replaceAll(/[.*+?^$(){}|[\]\\]/g, String.raw`\$&`);
  return new RegExp(`^${literal.replaceAll(/\\\{[^{}]+\\\}/g, '[^/:]+')}$`);
}
