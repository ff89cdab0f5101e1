import { type ApiOperation, operations } from '@castai-bot/api';
import type { Handlers, OperationId } from './route.ts';

/** The operation that a request asks for, with the parameters found in its path. */
export interface Match {
  readonly id: OperationId;
  readonly params: Readonly<Record<string, string>>;
}

/** Whether an operation changes anything, asked for like this: some do not when it is a dry run. */
export function effectOf(id: OperationId, query: Readonly<Record<string, unknown>>): 'read' | 'write' {
  const operation: ApiOperation = operations[id];
  const dryRun = Object.entries(operation.readWhen?.query ?? {});
  const isDryRun = dryRun.length > 0 && dryRun.every(([name, value]) => query[name] === value);
  return isDryRun ? 'read' : operation.effect;
}

/** Finds the operation of a request among those that have a handler. */
export type Router = (method: string, pathname: string) => Match | undefined;

/** Calls of the API that the document leaves out, and whose names stand where it has an id. */
const NO_IDS: ReadonlySet<string> = new Set(['slack-configurations', 'migrate-to-hpa-v2']);
/** What may be empty: no group is all of them. */
const MAY_BE_EMPTY: ReadonlySet<string> = new Set(['groupId']);

interface Pattern {
  readonly id: OperationId;
  readonly regexp: RegExp;
  readonly names: readonly string[];
}

/** Makes a router; where two paths fit (`policies/order`, `policies/{policyId}`), the one with fewer parameters wins. */
export function createRouter(handlers: Handlers): Router {
  const byShape = new Map<string, Pattern[]>();
  for (const id of Object.keys(operations).filter((id) => isHandled(id, handlers))) {
    const { method, path } = operations[id];
    const shape = shapeOf(method, path);
    byShape.set(shape, [...(byShape.get(shape) ?? []), { id, ...compile(path) }]);
  }
  for (const patterns of byShape.values()) patterns.sort((a, b) => a.names.length - b.names.length);

  return (method, pathname) => {
    for (const { id, regexp, names } of byShape.get(shapeOf(method, pathname)) ?? []) {
      const values = regexp.exec(pathname)?.slice(1).map(decode);
      if (values !== undefined && !values.some((value) => NO_IDS.has(value))) {
        return {
          id,
          params: Object.fromEntries(names.map((name, index) => [name, values[index] ?? ''])),
        };
      }
    }
    return undefined;
  };
}

function isHandled(id: string, handlers: Handlers): id is OperationId {
  return Object.hasOwn(handlers, id);
}

function compile(path: string): Pick<Pattern, 'regexp' | 'names'> {
  const names: string[] = [];
  const source = path
    .split(/(\{[^{}]+\})/)
    .map((part) => {
      if (!part.startsWith('{')) return part.replaceAll(/[.*+?^$()|[\]\\]/g, String.raw`\$&`);
      const name = part.slice(1, -1);
      names.push(name);
      return MAY_BE_EMPTY.has(name) ? '([^/:]*)' : '([^/:]+)';
    })
    .join('');
  // oxlint-disable-next-line patterns/no-backtracking -- each part ends at a slash
  return { regexp: new RegExp(`^${source}$`), names };
}

function shapeOf(method: string, path: string): string {
  return `${method} ${path.split('/').length}`;
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment; // a stray % is a name that nothing has
  }
}
