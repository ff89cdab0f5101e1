import { toResourceName } from '../../manifests/deployed-kinds.ts';

/** Something that a command does in the cluster, in the bot's namespace. */
export interface Right {
  readonly verb: string;
  /** Empty for the core group. */
  readonly group: string;
  readonly resource: string;
  readonly subresource?: string;
  /** Of this object alone; else of all. */
  readonly name?: string;
  /** The Role that passes it on: whoever writes that must have it, or may do as he likes with Roles. */
  readonly grantedBy?: string;
}

/** `cronjobs.batch`, `pods/log`: with the verbs, as a person says it. */
export type Access = Readonly<Record<string, readonly string[]>>;

export function toRights(access: Access): readonly Right[] {
  return Object.entries(access).flatMap(([name, verbs]) => verbs.map((verb) => toRight(verb, name)));
}

/** `get pods/log`, `list jobs.batch`: as `kubectl auth can-i` takes them; of one object `get secrets "my-bot"`. */
export function describeRight({ verb, group, resource, subresource, name }: Right): string {
  const kind = toResourceName({ group, resource });
  const object = name === undefined ? '' : ` ${JSON.stringify(name)}`;
  return `${verb} ${kind}${subresource === undefined ? '' : `/${subresource}`}${object}`;
}

/** All of them, each once: who may do it to all objects may do it to one. */
export function joinRights(...lists: readonly (readonly Right[])[]): readonly Right[] {
  const rights = new Map<string, Right>();
  for (const right of lists.flat())
    if (!rights.has(describeRight(right))) rights.set(describeRight(right), right);
  return [...rights.values()].filter(
    ({ name, ...ofAll }) => name === undefined || !rights.has(describeRight(ofAll)),
  );
}

function toRight(verb: string, name: string): Right {
  const [path = '', subresource] = name.split('/');
  const dot = path.indexOf('.');
  return {
    verb,
    group: dot === -1 ? '' : path.slice(dot + 1),
    resource: dot === -1 ? path : path.slice(0, dot),
    ...(subresource === undefined ? {} : { subresource }),
  };
}
