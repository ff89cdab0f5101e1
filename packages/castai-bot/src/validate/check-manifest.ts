import { type BotAnswers, functionOf } from '@castai-bot/scaffold';
import { checkFields } from './kubernetes/check-fields.ts';
import { describeLocated, getText, getValue, type Located } from './located/located.ts';
import type { Report } from './problem.ts';
import { checkConfigMap, type LocatedConfig } from './rules/check-config-map.ts';
import { checkCronJob } from './rules/check-cron-job.ts';
import { checkMetadata } from './rules/check-metadata.ts';
import { checkPodSpec } from './rules/check-pod-spec.ts';

export interface ManifestContext {
  readonly answers: BotAnswers;
  /** Relative to the repo, with slashes. */
  readonly file: string;
  /** Names of the ConfigMaps in k8s/. */
  readonly configMaps: readonly string[];
  readonly now: Date;
  readonly report: Report;
}

/** The API version in which each kind is written. */
const VERSIONS: Readonly<Record<string, string>> = { ConfigMap: 'v1', Pod: 'v1', CronJob: 'batch/v1' };

/** Checks one object of k8s/; a kind that the generator does not write is the user's own and is let be. */
export async function checkManifest(
  object: Located,
  context: ManifestContext,
): Promise<LocatedConfig | undefined> {
  const { answers, file, report } = context;
  const kind = getText(getValue(object, 'kind')) ?? '';
  const functionName = toFunctionName(file, answers);
  const version = Object.hasOwn(VERSIONS, kind) ? VERSIONS[kind] : undefined;
  if (version === undefined) {
    if (functionName !== undefined) report(getValue(object, 'kind')?.at ?? object.at, wantedKind(object));
    return undefined;
  }
  checkFields(object, kind, report);
  checkMetadata(object, { answers, functionName, report });
  if (kind === 'CronJob') await checkCronJob(object, { ...context, functionName });
  const spec = getValue(object, 'spec');
  if (kind === 'Pod' && spec) checkPodSpec(spec, { ...context, functionName, isJob: false });
  return kind === 'ConfigMap' && functionName !== undefined
    ? checkConfigMap(object, { file, functionName: functionOf(answers, functionName), report })
    : undefined;
}

function wantedKind(object: Located): string {
  const kind = getValue(object, 'kind');
  return `kind: ${kind ? `found ${describeLocated(kind)}` : 'missing'}, wanted ${Object.keys(VERSIONS).join(', ')}`;
}

/** The function of castai-bot.json that a file of the generator belongs to. */
function toFunctionName(file: string, { functions }: BotAnswers): string | undefined {
  const [, name = ''] = /^k8s\/(.+)\.(?:configmap|cronjob|pod)\.yaml$/.exec(file) ?? [];
  return Object.hasOwn(functions, name) ? name : undefined;
}
