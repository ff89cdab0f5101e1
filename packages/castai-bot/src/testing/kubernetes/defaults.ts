import { randomUUID } from 'node:crypto';
import {
  asList,
  asObject,
  asText,
  isJsonObject,
  type Json,
  type JsonObject,
  type KubeObject,
} from './kube-object.ts';

/** What the real server adds to an object that lacks it; only what somebody here looks at. */
export function withDefaults(whole: KubeObject): KubeObject {
  const given = whole['spec'];
  const object = given === undefined ? whole : { ...whole, spec: withFieldRefs(given) };
  const spec = asObject(object['spec']);
  switch (object.kind) {
    case 'CronJob':
      return { ...object, spec: { suspend: false, concurrencyPolicy: 'Allow', ...spec } };
    case 'Job':
      return withJobLabels({ ...object, spec: { backoffLimit: 6, completions: 1, parallelism: 1, ...spec } });
    case 'Pod':
      return { ...object, status: asObject(object['status']), spec };
    case 'Secret':
      return withData(object);
    default:
      return object;
  }
}

/** Where an environment variable is a field of its pod: what applies it without a version has another value. */
function withFieldRefs(value: Json): Json {
  if (!isJsonObject(value)) return Array.isArray(value) ? asList(value).map(withFieldRefs) : value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      name === 'fieldRef'
        ? { apiVersion: 'v1', ...asObject(inner) }
        : inner === undefined
          ? undefined
          : withFieldRefs(inner),
    ]),
  );
}

function withJobLabels(job: KubeObject): KubeObject {
  const spec = asObject(job['spec']);
  if (spec['selector'] !== undefined) return job;
  const uid = randomUUID();
  const template = asObject(spec['template']);
  const metadata = asObject(template['metadata']);
  const labels = {
    ...asObject(metadata['labels']),
    'batch.kubernetes.io/controller-uid': uid,
    'batch.kubernetes.io/job-name': job.metadata.name,
    'job-name': job.metadata.name,
  };
  return {
    ...job,
    spec: {
      ...spec,
      selector: { matchLabels: { 'batch.kubernetes.io/controller-uid': uid } },
      template: { ...template, metadata: { ...metadata, labels } },
    },
  };
}

/** `stringData` is for writing only. */
function withData({ stringData, ...secret }: KubeObject): KubeObject {
  const texts = Object.entries(asObject(stringData)).map(([key, value]): readonly [string, string] => [
    key,
    Buffer.from(asText(value)).toString('base64'),
  ]);
  const data: JsonObject = { ...asObject(secret['data']), ...Object.fromEntries(texts) };
  return {
    ...secret,
    apiVersion: secret.apiVersion,
    kind: secret.kind,
    metadata: secret.metadata,
    type: secret['type'] ?? 'Opaque',
    data,
  };
}
