import { asObject, type KubeObject } from './kube-object.ts';
import { StatusError } from './status-error.ts';

type Match = (object: KubeObject) => boolean;

/** `a=b,c!=d,e,f in (g,h)`, as `labelSelector` has it. */
export function toLabelMatch(selector: string | null): Match {
  const tests = split(selector).map((term): Match => {
    const [, listKey = '', list] = /^(\S+) in \(([^()]+)\)$/.exec(term) ?? [];
    if (list !== undefined)
      return ({ metadata }) => list.split(',').includes(metadata.labels?.[listKey] ?? '');
    const [, key = '', operator, value = ''] = /^([^=!() ]+)(!=|==?|$)(.*)$/.exec(term) ?? [];
    if (key === '') throw new StatusError('BadRequest', `unable to parse requirement: ${term}`);
    return ({ metadata }) => {
      const found = metadata.labels?.[key];
      if (operator === '') return found !== undefined;
      return operator === '!=' ? found !== value : found === value;
    };
  });
  return (object) => tests.every((test) => test(object));
}

const FIELDS: Readonly<Record<string, (object: KubeObject) => unknown>> = {
  'metadata.name': ({ metadata }) => metadata.name,
  'metadata.namespace': ({ metadata }) => metadata.namespace,
  'involvedObject.name': (object) => asObject(object['involvedObject'])['name'],
  'involvedObject.kind': (object) => asObject(object['involvedObject'])['kind'],
  'involvedObject.uid': (object) => asObject(object['involvedObject'])['uid'],
  type: (object) => object['type'],
};

/** `metadata.name=a`; only fields that the real server can select by. */
export function toFieldMatch(selector: string | null): Match {
  const tests = split(selector).map((term): Match => {
    const [, key = '', operator, value = ''] = /^([^=!]+)(!=|==?)(.*)$/.exec(term) ?? [];
    const read = FIELDS[key];
    if (!read) throw new StatusError('BadRequest', `field label not supported: ${key}`);
    return (object) => (read(object) === value) === (operator !== '!=');
  });
  return (object) => tests.every((test) => test(object));
}

function split(selector: string | null): readonly string[] {
  return (selector ?? '').match(/(?:\([^()]*\)|[^,()])+/g) ?? [];
}
