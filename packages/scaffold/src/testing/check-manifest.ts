import { validate as validateCronJob } from 'kubernetes-models/_schemas/IoK8sApiBatchV1CronJob';
import { validate as validateConfigMap } from 'kubernetes-models/_schemas/IoK8sApiCoreV1ConfigMap';
import { validate as validatePod } from 'kubernetes-models/_schemas/IoK8sApiCoreV1Pod';

const schemas = { ConfigMap: validateConfigMap, CronJob: validateCronJob, Pod: validatePod };

/** Problems of a manifest by the schemas of Kubernetes, fields that those do not know included. */
export function checkManifest(manifest: {
  readonly kind: 'ConfigMap' | 'CronJob' | 'Pod';
}): readonly string[] {
  const unread = new Set<string>();
  const validate = schemas[manifest.kind];
  if (!validate(watch(manifest, { at: '', unread })))
    return [JSON.stringify(Reflect.get(validate, 'errors'))];
  return [...unread].map((field) => `${field}: no such field`);
}

/** A schema's code reads the fields it knows: what it never looked at is a field it has not. */
function watch(
  value: unknown,
  { at, unread }: { readonly at: string; readonly unread: Set<string> },
): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const toPath = (key: string): string => (at === '' ? key : `${at}.${key}`);
  const entries = Object.entries(value).map(([key, member]: [string, unknown]) => {
    unread.add(toPath(key));
    return [key, watch(member, { at: toPath(key), unread })] as const;
  });
  const watched = Array.isArray(value) ? entries.map(([, member]) => member) : Object.fromEntries(entries);
  return new Proxy(watched, {
    get(target, key): unknown {
      unread.delete(toPath(String(key)));
      return Reflect.get(target, key);
    },
  });
}
