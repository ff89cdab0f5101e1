/** A write among others that are shown together. */
interface Write {
  readonly path: string;
  readonly target?: string;
}

const IN_CLUSTER = /\/(?:external-)?clusters\/(?<clusterId>[^/]+)\/(?<rest>.+)/;
const PLANNED = /\(planned [^()]*\)/g;
/** What of an id tells it apart. */
const ID_LENGTH = 8;

/**
 * Says in few words what a write is about: its target, with what is done to it, or else the end of its path, with the
 * cluster where the writes are about several.
 */
export function shortenPath({ path, target }: Write, all: readonly Write[]): string {
  const short = path.replace(PLANNED, '(planned)').replace(/\?.*/, '');
  if (target !== undefined) return [target, ...verbOf(short)].join('/');
  const { clusterId = '', rest } = IN_CLUSTER.exec(short)?.groups ?? {};
  if (rest === undefined) return short.replace(/^\//, '');
  const clusterIds = new Set(all.flatMap((one) => IN_CLUSTER.exec(one.path)?.groups?.['clusterId'] ?? []));
  return clusterIds.size > 1 ? `${clusterId.slice(0, ID_LENGTH)}/${rest}` : rest;
}

/** What follows the id of a thing: `drain`, `evictor-advanced-config`; nothing where the thing itself is written. */
function verbOf(path: string): readonly string[] {
  const segments = path.split('/');
  const last = segments.at(-1) ?? '';
  return /^[a-z]+(?:-[a-z]+)*$/.test(last) && isId(segments.at(-2)) ? [last] : [];
}

function isId(segment: string = ''): boolean {
  return /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(segment) || segment === '(planned)';
}
