import { operations } from '@castai-bot/api';

/** A request that may meet a fault. */
export interface Target {
  readonly method: string;
  readonly path: string;
  readonly operation: string | undefined;
}

/** Whether a request is one of a fault's `route`; without one every request is. */
export function createMatcher(route: string | undefined): (target: Target) => boolean {
  if (route === undefined) return () => true;
  if (route === 'read' || route === 'write') return createEffectMatcher(route);
  const [, method, path] = /^(?:([A-Z]+)(?:\s+|$))?(\S*)$/.exec(route.trim()) ?? [];
  if (method === undefined && path !== undefined && !path.startsWith('/') && !path.startsWith('*')) {
    return ({ operation }) => operation === path;
  }
  const pattern = (path ?? '') === '' ? '*' : (path ?? '');
  const source = pattern.split(WILD).map(toSource).join('');
  // oxlint-disable-next-line patterns/no-backtracking -- a test's own route, which has a star or two
  const regexp = new RegExp(`^${source}$`);
  return (target) => (method === undefined || target.method === method) && regexp.test(target.path);
}

/** `*` stands for anything, `{clusterId}` for one segment. */
const WILD = /(\*|\{[^{}/]+\})/;

function toSource(part: string): string {
  if (part === '*') return '.*';
  return part.startsWith('{') ? '[^/]+' : part.replaceAll(/[.+?^$()|[\]\\]/g, String.raw`\$&`);
}

/** Whether a request reads or writes, by the document: reports are read with a POST. */
function createEffectMatcher(effect: 'read' | 'write'): (target: Target) => boolean {
  const known = new Map<string, string>(Object.entries(operations).map(([id, one]) => [id, one.effect]));
  return ({ method, operation = '' }) =>
    (known.get(operation) ?? (method === 'GET' ? 'read' : 'write')) === effect;
}
