import {
  asList,
  asObject,
  isJsonObject,
  type Json,
  type JsonObject,
  type KubeObject,
} from './kube-object.ts';
import { groupVersionOf, type Resource } from './resources.ts';
import { StatusError } from './status-error.ts';

/** What the real server takes at the places our manifests write to; a field beside these is a typo. */
const KNOWN: Readonly<Record<string, readonly string[]>> = {
  metadata: [
    'annotations',
    'creationTimestamp',
    'finalizers',
    'generateName',
    'generation',
    'labels',
    'managedFields',
    'name',
    'namespace',
    'ownerReferences',
    'resourceVersion',
    'uid',
  ],
  ConfigMap: ['apiVersion', 'kind', 'metadata', 'data', 'binaryData', 'immutable'],
  Secret: ['apiVersion', 'kind', 'metadata', 'data', 'stringData', 'type', 'immutable'],
  CronJob: ['apiVersion', 'kind', 'metadata', 'spec', 'status'],
  Job: ['apiVersion', 'kind', 'metadata', 'spec', 'status'],
  Pod: ['apiVersion', 'kind', 'metadata', 'spec', 'status'],
  'CronJob.spec': [
    'concurrencyPolicy',
    'failedJobsHistoryLimit',
    'jobTemplate',
    'schedule',
    'startingDeadlineSeconds',
    'successfulJobsHistoryLimit',
    'suspend',
    'timeZone',
  ],
  'Job.spec': [
    'activeDeadlineSeconds',
    'backoffLimit',
    'completions',
    'manualSelector',
    'parallelism',
    'podFailurePolicy',
    'podReplacementPolicy',
    'selector',
    'suspend',
    'template',
    'ttlSecondsAfterFinished',
  ],
};

const DNS_SUBDOMAIN = /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$/;
const CRON_JOB_NAME_LENGTH = 52;
const DNS_SUBDOMAIN_LENGTH = 253;
const CRON = /^(?:@(?:hourly|daily|midnight|weekly|monthly|yearly|annually)|(?:\S+ ){4}\S+)$/;

/** @throws StatusError as the real server would refuse the object */
export function checkObject(
  object: KubeObject,
  {
    resource,
    namespace,
    isStrict,
  }: { readonly resource: Resource; readonly namespace: string | undefined; readonly isStrict: boolean },
): void {
  const { apiVersion, kind, metadata } = object;
  if (apiVersion !== groupVersionOf(resource) || kind !== resource.kind) {
    throw new StatusError(
      'BadRequest',
      `${kind} in version "${apiVersion}" cannot be handled as a ${resource.kind}`,
    );
  }
  if (metadata.namespace !== undefined && metadata.namespace !== namespace) {
    throw new StatusError(
      'BadRequest',
      `the namespace of the provided object does not match the namespace sent on the request`,
    );
  }
  if (isStrict) checkFields(object);
  checkName(object);
  if (kind === 'CronJob') checkCronJob(object);
  if (kind === 'ConfigMap') checkTexts(object, 'data');
}

function checkFields(object: KubeObject): void {
  const { kind } = object;
  const places: readonly (readonly [string, JsonObject])[] = [
    [kind, object],
    ['metadata', object.metadata],
    [`${kind}.spec`, asObject(object['spec'])],
    ...(kind === 'CronJob' ? [['Job.spec', jobSpecOf(object)] as const] : []),
  ];
  const unknown = places.flatMap(([place, value]) =>
    Object.keys(value)
      .filter((field) => KNOWN[place]?.includes(field) === false)
      .map((field) => `unknown field "${place.includes('.') ? `spec.${field}` : field}"`),
  );
  if (unknown.length > 0) throw new StatusError('BadRequest', `strict decoding error: ${unknown.join(', ')}`);
}

function checkName({ kind, metadata }: KubeObject): void {
  const { name } = metadata;
  const limit = kind === 'CronJob' ? CRON_JOB_NAME_LENGTH : DNS_SUBDOMAIN_LENGTH;
  if (DNS_SUBDOMAIN.test(name) && name.length <= limit) return;
  const problem =
    name.length > limit ? `must be no more than ${limit} characters` : 'a lowercase RFC 1123 subdomain';
  throw invalid(kind, name, `metadata.name: Invalid value: "${name}": ${problem}`);
}

function checkCronJob(object: KubeObject): void {
  const { kind, metadata } = object;
  const spec = asObject(object['spec']);
  const schedule = spec['schedule'];
  if (typeof schedule !== 'string' || !CRON.test(schedule)) {
    throw invalid(kind, metadata.name, `spec.schedule: Invalid value: ${JSON.stringify(schedule)}`);
  }
  const template = asObject(jobSpecOf(object)['template']);
  const pod = asObject(template['spec']);
  if (pod['restartPolicy'] !== 'Never' && pod['restartPolicy'] !== 'OnFailure') {
    throw invalid(kind, metadata.name, 'spec.jobTemplate.spec.template.spec.restartPolicy: Required value');
  }
  if (asList(pod['containers']).length === 0) {
    throw invalid(kind, metadata.name, 'spec.jobTemplate.spec.template.spec.containers: Required value');
  }
}

function checkTexts(object: KubeObject, field: string): void {
  for (const [key, value] of Object.entries(asObject(object[field]))) {
    if (typeof value !== 'string') {
      throw new StatusError(
        'BadRequest',
        `${object.kind} in version "v1" cannot be handled: ${field}.${key}`,
      );
    }
  }
}

export function jobSpecOf(cronJob: KubeObject): JsonObject {
  return asObject(asObject(asObject(cronJob['spec'])['jobTemplate'])['spec']);
}

function invalid(kind: string, name: string, problem: string): StatusError {
  return new StatusError('Invalid', `${kind} "${name}" is invalid: ${problem}`);
}

/** @throws StatusError BadRequest when a body is no object of the API */
export function toKubeObject(
  value: Json,
  key: { readonly name: string | undefined; readonly resource: Resource },
): KubeObject {
  const object = asObject(value);
  const metadata = asObject(object['metadata']);
  const { apiVersion, kind } = object;
  const name = metadata['name'] ?? key.name;
  if (!isJsonObject(value) || typeof apiVersion !== 'string' || typeof kind !== 'string') {
    throw new StatusError('BadRequest', "Object 'Kind' is missing in the body");
  }
  if (typeof name !== 'string' || (key.name !== undefined && name !== key.name)) {
    throw new StatusError('BadRequest', 'the name of the object does not match the name on the URL');
  }
  return { ...object, apiVersion, kind, metadata: { ...metadata, name } };
}
