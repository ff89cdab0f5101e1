import { shell } from '@castai-bot/cli';
import type { KnownAnswers } from '../question.ts';
import type { Workload } from './manifests.ts';
import type { Clone } from './read-clone.ts';

/** The answers that the manifests and constants.py give; what they say beyond that is noted. */
export function toAnswers(
  clone: Pick<Clone, 'workloads' | 'imageName' | 'imageTag'>,
  notes: string[],
): KnownAnswers {
  const [workload, ...others] = clone.workloads;
  for (const { kind, name, file } of others) {
    if (kind === 'CronJob')
      notes.push(`${file}: CronJob ${name} is not taken over, one is: ${workload?.name}`);
  }
  const image = chooseImage(clone, notes);
  if (workload === undefined) return image === undefined ? {} : { image };
  noteDifferences(workload, notes);
  if (workload.kind === 'CronJob') noteOldSchedule(workload, notes);
  return defined({
    image,
    schedule: workload.schedule,
    timeZone: workload.timeZone,
    namespace: workload.namespace,
    apiKeySecret: workload.apiKey?.secret,
    imagePullSecret: workload.imagePullSecret,
    deadline: workload.deadlineSeconds === undefined ? undefined : String(workload.deadlineSeconds),
  });
}

/** The manifest's repository, which has the registry; constants.py alone when the manifest runs another image. */
function chooseImage(
  { workloads, imageName, imageTag }: Pick<Clone, 'workloads' | 'imageName' | 'imageTag'>,
  notes: string[],
): string | undefined {
  const { repository, tag } = splitImage(workloads[0]?.image ?? '');
  const runsIt = repository !== '' && repository.split('/').at(-1) === imageName;
  const image = imageName === undefined || runsIt ? repository || undefined : imageName;
  const lost = imageTag ?? tag;
  if (lost !== undefined) notes.push(`image tag ${lost} is not taken over: build-and-push chooses the tag`);
  if (imageName !== undefined && repository && !runsIt) {
    notes.push(
      `helper_scripts/constants.py builds ${imageName}, the manifest runs ${repository}: taken over is ${imageName}`,
    );
  }
  return image;
}

/** `registry:5000/name:tag@digest`: the tag is what stands behind a colon in the last part. */
function splitImage(image: string): { readonly repository: string; readonly tag: string | undefined } {
  const [named = ''] = image.split('@');
  const colon = named.lastIndexOf(':');
  if (colon <= named.lastIndexOf('/')) return { repository: named, tag: undefined };
  return { repository: named.slice(0, colon), tag: named.slice(colon + 1) || undefined };
}

function noteDifferences({ apiKey, file }: Workload, notes: string[]): void {
  if (apiKey !== undefined && apiKey.key !== 'API_KEY') {
    notes.push(
      `${file}: the Secret ${apiKey.secret} has the key under ${apiKey.key}, a bot reads it under API_KEY`,
    );
  }
}

/** Two bots on one schedule would work against each other; and one that was put to sleep must not wake unnoticed. */
function noteOldSchedule({ file, isSuspended, name, namespace }: Workload, notes: string[]): void {
  const end = shell`kubectl delete cronjob ${[name, ...(namespace === undefined ? [] : ['-n', namespace])]}`;
  notes.push(
    isSuspended
      ? `${file}: CronJob ${name} is suspended, and the bot would run: castai-bot pause after castai-bot deploy`
      : `${file}: CronJob ${name} goes on in the cluster: ${end} once the bot is deployed`,
  );
}

function defined(answers: Readonly<Record<string, string | undefined>>): KnownAnswers {
  return Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== undefined));
}
