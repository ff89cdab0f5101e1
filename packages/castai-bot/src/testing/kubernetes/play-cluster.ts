import { until } from '@castai-bot/testing/until';
import { asList, asObject, asText, type JsonObject } from './kube-object.ts';
import { ownedMetadata } from './owned-metadata.ts';
import { type LogCut, toLogKey } from './pod-logs.ts';
import { NAMESPACE, NODE, type TestCluster } from './start-cluster.ts';

const BATCH = `/apis/batch/v1/namespaces/${NAMESPACE}`;
const CORE = `/api/v1/namespaces/${NAMESPACE}`;

/** Waits for the first Job that there is, which was not there before. */
export async function waitForJob(cluster: TestCluster, known: readonly string[] = []): Promise<string> {
  return until(async () => {
    const { items } = await cluster.ask('GET', `${BATCH}/jobs`);
    const names = asList(items).map((item) => asText(asObject(asObject(item)['metadata'])['name']));
    return names.find((one) => !known.includes(one));
  });
}

/** Kubernetes dates objects to the second: what is made after this is younger than what was made before. */
export async function nextSecond(): Promise<void> {
  const second = new Date().getSeconds();
  await until(() => new Date().getSeconds() !== second);
}

/** What CAST AI's agent leaves in its namespace. */
export async function addAgent(cluster: TestCluster, data: JsonObject = {}): Promise<void> {
  await cluster.ask('POST', `${CORE}/configmaps`, {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'castai-agent-metadata' },
    data: { CLUSTER_ID: 'b6bfc074-a267-400f-b8f1-db0850c36gk1', ...data },
  });
}

export async function addSecret(cluster: TestCluster, name: string, stringData: JsonObject): Promise<void> {
  const metadata = { name };
  await cluster.ask('POST', `${CORE}/secrets`, { apiVersion: 'v1', kind: 'Secret', metadata, stringData });
}

/** What the Job controller would do: a pod of a Job, bound to a node. */
export async function addPod(cluster: TestCluster, job: string, suffix = 'aaaaa'): Promise<string> {
  const owner = await cluster.ask('GET', `${BATCH}/jobs/${job}`);
  const template = asObject(asObject(owner['spec'])['template']);
  const name = `${job}-${suffix}`;
  await cluster.ask('POST', `${CORE}/pods`, {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: ownedMetadata(name, owner, template),
    spec: { ...asObject(template['spec']), nodeName: NODE },
  });
  return name;
}

/** What the kubelet or the scheduler would report of a pod. */
export function setPod(cluster: TestCluster, pod: string, status: JsonObject): Promise<JsonObject> {
  return cluster.ask('PATCH', `${CORE}/pods/${pod}/status`, { status });
}

export function setJob(cluster: TestCluster, job: string, status: JsonObject): Promise<JsonObject> {
  return cluster.ask('PATCH', `${BATCH}/jobs/${job}/status`, { status });
}

/** The container waits, with a kubelet's reason. */
export function toWaiting(reason: string, message?: string): JsonObject {
  return {
    phase: 'Pending',
    containerStatuses: [toContainer({ waiting: { reason, ...(message === undefined ? {} : { message }) } })],
  };
}

export function toRunning(): JsonObject {
  return {
    phase: 'Running',
    containerStatuses: [toContainer({ running: { startedAt: '2026-01-05T12:00:00Z' } })],
  };
}

export function toTerminated(exitCode: number, message?: string): JsonObject {
  const terminated = {
    exitCode,
    reason: exitCode === 0 ? 'Completed' : 'Error',
    startedAt: '2026-01-05T12:00:00Z',
    finishedAt: '2026-01-05T12:00:07Z',
    ...(message === undefined ? {} : { message }),
  };
  return {
    phase: exitCode === 0 ? 'Succeeded' : 'Failed',
    containerStatuses: [toContainer({ terminated })],
  };
}

/** Job conditions: `Complete`, or `Failed` for a reason. */
export function toEnded(type: 'Complete' | 'Failed', reason?: string, message?: string): JsonObject {
  const at = '2026-01-05T12:00:08Z';
  const target = type === 'Complete' ? 'SuccessCriteriaMet' : 'FailureTarget';
  const why = { ...(reason === undefined ? {} : { reason }), ...(message === undefined ? {} : { message }) };
  return {
    startTime: '2026-01-05T12:00:00Z',
    ...(type === 'Complete' ? { completionTime: at, succeeded: 1 } : { failed: 1 }),
    conditions: [target, type].map((one) => ({ type: one, status: 'True', lastTransitionTime: at, ...why })),
  };
}

/**
 * As kubectl deletes a Job, and its pods as the garbage collector would; without a word about them the Job itself would
 * wait for that.
 */
export async function deleteJob(cluster: TestCluster, job: string): Promise<void> {
  const options = { apiVersion: 'v1', kind: 'DeleteOptions' };
  await cluster.ask('DELETE', `${BATCH}/jobs/${job}`, { ...options, propagationPolicy: 'Background' });
  const { items } = await cluster.ask('GET', `${CORE}/pods?labelSelector=job-name%3D${job}`);
  for (const item of asList(items)) {
    const name = asText(asObject(asObject(item)['metadata'])['name']);
    await cluster.ask('DELETE', `${CORE}/pods/${name}`, { ...options, gracePeriodSeconds: 0 });
  }
}

/** A Warning about an object. */
export async function addEvent(
  cluster: TestCluster,
  about: { readonly kind: 'CronJob' | 'Job' | 'Pod'; readonly name: string },
  event: { readonly reason: string; readonly message: string },
): Promise<void> {
  await cluster.ask('POST', `${CORE}/events`, {
    apiVersion: 'v1',
    kind: 'Event',
    metadata: { name: `${about.name}.${event.reason.toLowerCase()}` },
    involvedObject: { ...about, namespace: NAMESPACE },
    type: 'Warning',
    lastTimestamp: new Date().toISOString().replace(/\.\d+Z$/, 'Z'),
    ...event,
  });
}

export function writeLog(cluster: TestCluster, pod: string, text: string): void {
  cluster.logs.write(toLogKey(NAMESPACE, pod, 'bot'), text);
}

export function endLog(cluster: TestCluster, pod: string): void {
  cluster.logs.end(toLogKey(NAMESPACE, pod, 'bot'));
}

/** Breaks the connections that follow a log, or ends them as if it were over. */
export function cutLog(cluster: TestCluster, pod: string, cut: LogCut): void {
  cluster.logs.cut(toLogKey(NAMESPACE, pod, 'bot'), cut);
}

function toContainer(state: JsonObject): JsonObject {
  return { name: 'bot', image: 'image', imageID: '', ready: false, restartCount: 0, state };
}
