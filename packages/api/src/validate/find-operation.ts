import type { OpenApiDocument } from '../openapi.ts';
import { resolveOperations, type ResolvedOperation } from '../generate/resolve.ts';

/** Finds the operation that a method and a path without its query belong to. A literal path wins over a template. */
export function createOperationFinder(
  document: OpenApiDocument,
): (method: string, path: string) => ResolvedOperation | undefined {
  const rows = resolveOperations(document).map((resolved) => ({
    resolved,
    pattern: patternOf(resolved.path),
  }));
  const byLiteralsFirst = rows.toSorted((a, b) => countParameters(a.resolved) - countParameters(b.resolved));
  return (method, path) =>
    byLiteralsFirst.find(
      ({ resolved, pattern }) => resolved.method === method.toLowerCase() && pattern.test(path),
    )?.resolved;
}

function patternOf(template: string): RegExp {
  const parts = template.split(/\{[^{}]+\}/).map((part) => part.replaceAll('.', String.raw`\.`));
  // oxlint-disable-next-line patterns/no-backtracking -- each part ends at a slash
  return new RegExp(`^${parts.join('[^/]+')}$`);
}

function countParameters({ path }: ResolvedOperation): number {
  return path.split('{').length - 1;
}
