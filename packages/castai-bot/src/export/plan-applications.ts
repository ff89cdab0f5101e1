import type { BotAnswers } from '@castai-bot/scaffold';
import type { ExportedFile } from './exported-file.ts';
import { OVERLAYS } from './plan-overlays.ts';
import { toYaml } from './to-yaml.ts';

export const APPLICATIONS = 'argocd';
/** Where Argo CD looks for its Applications unless it is told otherwise. */
const ARGOCD_NAMESPACE = 'argocd';

export interface ApplicationOptions {
  readonly answers: BotAnswers;
  readonly clusters: readonly string[];
  /** The git repository that holds the export. */
  readonly repoUrl: string;
  /** Of the export in that repository, with slashes; empty when it is all of it. */
  readonly folder: string;
}

/**
 * An Argo CD Application a cluster, which follows its overlay.
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/application.yaml
 */
export function planApplications(options: ApplicationOptions): readonly ExportedFile[] {
  return options.clusters.map((cluster) => ({
    path: `${APPLICATIONS}/${cluster}.yaml`,
    text: writeApplication(options, cluster),
    isYours: true,
  }));
}

function writeApplication({ answers, repoUrl, folder }: ApplicationOptions, cluster: string): string {
  const { name, namespace } = answers;
  const application = {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: { name: `${name}-${cluster}`, namespace: ARGOCD_NAMESPACE },
    spec: {
      project: 'default',
      source: {
        repoURL: repoUrl,
        targetRevision: 'HEAD',
        path: [folder, OVERLAYS, cluster].filter(Boolean).join('/'),
      },
      destination: { name: cluster, namespace },
      syncPolicy: { automated: { prune: true } },
    },
  };
  return `# Keeps ${name} in ${cluster} as git has it. This file is yours: castai-bot export writes it once.
# spec.destination.name is the cluster's name in \`argocd cluster list\`.
${toYaml(application)}`;
}
