import { findClosestWord } from '@castai-bot/cli';
import { describeLocated, getItems, getText, getValue, type Located } from '../located/located.ts';
import type { Report } from '../problem.ts';

export interface KustomizationContext {
  /** What the entries of castai-bot.json need, each once. */
  readonly wanted: readonly string[];
  /** Names of the files beside kustomization.yaml. */
  readonly files: readonly string[];
  /** Whether there is a file, by its path from k8s/. */
  readonly hasFile: (path: string) => boolean;
  readonly report: Report;
}

/** kustomization.yaml lists what `kubectl apply -k k8s` applies: files that are there, those of each function among them. */
export function checkKustomization(
  document: Located,
  { wanted, files, hasFile, report }: KustomizationContext,
): void {
  const resources = getValue(document, 'resources');
  const listed = getItems(resources).map((item) => (getText(item) ?? '').replace(/^\.\//, ''));
  for (const item of getItems(resources)) {
    const name = (getText(item) ?? '').replace(/^\.\//, '');
    if (name.includes('://')) continue;
    if (!hasFile(name)) {
      const closest = findClosestWord(name, files);
      report(
        item.at,
        `resources: found ${describeLocated(item)}, no such file in k8s${closest ? `, did you mean ${closest}` : ''}`,
      );
    }
  }
  for (const file of wanted) {
    if (listed.includes(file)) continue;
    report(resources?.at ?? document.at, `resources: ${file} is missing`, { check: 'files' });
  }
}
