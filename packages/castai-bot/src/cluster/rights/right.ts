/** Something that a command does in the cluster, in the bot's namespace. */
export interface Right {
  readonly verb: string;
  /** Empty for the core group. */
  readonly group: string;
  readonly resource: string;
  readonly subresource?: string;
}

/** `cronjobs.batch`, `pods/log`: with the verbs, as a person says it. */
export type Access = Readonly<Record<string, readonly string[]>>;

export function toRights(access: Access): readonly Right[] {
  return Object.entries(access).flatMap(([name, verbs]) => verbs.map((verb) => toRight(verb, name)));
}

/** `get pods/log`, `list jobs.batch`: as `kubectl auth can-i` takes them. */
export function toText({ verb, group, resource, subresource }: Right): string {
  const kind = `${resource}${group === '' ? '' : `.${group}`}`;
  return `${verb} ${kind}${subresource === undefined ? '' : `/${subresource}`}`;
}

/** All of them, each once. */
export function joinRights(...lists: readonly (readonly Right[])[]): readonly Right[] {
  return [...new Map(lists.flat().map((right) => [toText(right), right])).values()];
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
