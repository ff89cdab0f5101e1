import path from 'node:path';
import type { BotAnswers } from '@castai-bot/scaffold';
import { objectName } from '../cluster/bot-objects.ts';
import { KUSTOMIZATION_NAME } from '../repo/manifest-files.ts';
import type { ExportedFile } from './exported-file.ts';
import type { SourceFile } from './read-source.ts';
import { toCommentedYaml, toYaml } from './to-yaml.ts';

export const OVERLAYS = 'overlays';
/** Of the copies of k8s/. */
export const BASE = 'base';

export interface OverlayOptions {
  readonly answers: BotAnswers;
  readonly clusters: readonly string[];
  /** Where k8s/ is, from the export's folder, with slashes; undefined when the manifests are to be copied. */
  readonly manifests: string | undefined;
  /** What to copy then. */
  readonly base: readonly SourceFile[];
}

/** An overlay a cluster over k8s/ itself, or over a copy of it where the export leaves the repo. */
export function planOverlays({
  answers,
  clusters,
  manifests,
  base,
}: OverlayOptions): readonly ExportedFile[] {
  const copies = manifests === undefined ? base.map((file) => toCopy(file, answers)) : [];
  const below = manifests ?? BASE;
  const overlays = clusters.map((cluster) => ({
    path: `${OVERLAYS}/${cluster}/${KUSTOMIZATION_NAME}`,
    text: writeOverlay(answers, { cluster, base: path.posix.join('../..', below) }),
    isYours: true,
  }));
  return [...copies, ...overlays];
}

function toCopy({ name, text }: SourceFile, { name: bot }: BotAnswers): ExportedFile {
  const head = `# A copy of k8s/ in the repo of ${bot}, which the next castai-bot export writes again: edit it there.\n`;
  return {
    path: `${BASE}/${name}`,
    text: name === KUSTOMIZATION_NAME ? `${head}${text}` : text,
    isYours: false,
  };
}

/** It changes nothing until somebody wants it to: what is the same everywhere stays in one place. */
function writeOverlay(
  answers: BotAnswers,
  { cluster, base }: { readonly cluster: string; readonly base: string },
): string {
  const [first = ''] = Object.keys(answers.functions);
  const target = { kind: 'CronJob', name: objectName(answers, first) };
  const patch = toYaml([{ op: 'replace', path: '/spec/schedule', value: '30 6 * * 1-5' }]);
  const example = toCommentedYaml({ patches: [{ target, patch }] });
  return `# What ${cluster} has of its own. This file is yours: castai-bot export writes it once.
${toYaml({
  apiVersion: 'kustomize.config.k8s.io/v1beta1',
  kind: 'Kustomization',
  namespace: answers.namespace,
  resources: [base],
})}
# Another schedule here, say:
${example}
`;
}
