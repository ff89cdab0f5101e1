import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { ExportFormat } from './exported-file.ts';
import { APPLICATIONS } from './plan-applications.ts';
import { CHART } from './chart/plan-chart.ts';
import { KUSTOMIZATION_NAME } from '../repo/manifest-files.ts';
import { OVERLAYS } from './plan-overlays.ts';

const DEFAULT_CLUSTERS = ['production'];
const CLUSTER = /^[a-z0-9](?:[-a-z0-9]{0,38}[a-z0-9])?$/;

/** Where an export has one file, or folder, a cluster. */
const PLACES: Readonly<Record<ExportFormat, { readonly folder: string; readonly name: RegExp }>> = {
  helm: { folder: CHART, name: /^values-(.+)\.yaml$/ },
  kustomize: { folder: OVERLAYS, name: /^(.+)$/ },
  argocd: { folder: APPLICATIONS, name: /^(.+)\.yaml$/ },
};

/** The problem with a `--cluster`, in words. */
export function checkCluster(text: string): string | undefined {
  return CLUSTER.test(text)
    ? undefined
    : 'Wanted at most 40 small letters, digits and dashes; one --cluster each';
}

/** Those that were asked for, else those that an earlier export made, else one. */
export async function chooseClusters(
  out: string,
  { format, asked }: { readonly format: ExportFormat; readonly asked: readonly string[] },
): Promise<readonly string[]> {
  if (asked.length > 0) return [...new Set(asked)];
  const { folder, name } = PLACES[format];
  const entries = await readdir(path.join(out, folder)).catch(() => []);
  // An overlay is a folder: one that holds something else is not ours to write into.
  const names = entries.filter(
    (one) => format !== 'kustomize' || existsSync(path.join(out, folder, one, KUSTOMIZATION_NAME)),
  );
  const found = names.flatMap((one) => name.exec(one)?.[1] ?? []).filter((one) => CLUSTER.test(one));
  return found.length > 0 ? found.toSorted() : DEFAULT_CLUSTERS;
}
