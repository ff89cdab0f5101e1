import type { CommandContext } from '@castai-bot/cli';
import { buildKustomization } from '../manifests/build-kustomization.ts';
import { judgeObjects, type DeployProblem } from '../manifests/judge-objects.ts';
import { toText } from '../manifests/manifest-object.ts';
import type { Repo } from '../repo/find-repo.ts';
import { KUSTOMIZATION, MANIFEST_FOLDER } from '../repo/manifest-files.ts';
import { getItems, getPath, getText, getValue, toValue, type Located } from './located/located.ts';
import { START, type Position, type Report } from './problem.ts';

/** A file of k8s/, read. */
export interface Manifest {
  /** Relative to the repo, with slashes. */
  readonly file: string;
  readonly objects: readonly Located[];
}

export interface DeployableContext {
  readonly manifests: readonly Manifest[];
  readonly reportIn: (file: string) => Report;
  /** Whether k8s/ has an error at this place, or anywhere. */
  readonly hasError: (place?: { readonly file: string; readonly line: number }) => boolean;
  readonly context: CommandContext;
}

/** These say no more than which files there are. */
const PLAIN_KEYS = ['apiVersion', 'kind', 'metadata', 'resources'];

/**
 * Says of what kustomization.yaml lists what deploy will say. kubectl builds it, as for deploy; where there is no
 * kubectl, a kustomization that only lists files here is read without it.
 */
export async function checkDeployable(
  { root, answers }: Repo,
  { manifests, reportIn, hasError, context }: DeployableContext,
): Promise<void> {
  const kustomization = manifests.find(({ file }) => file === KUSTOMIZATION)?.objects[0];
  if (!kustomization) return;
  const listed = findListed(kustomization, manifests);
  const built = await buildKustomization(root, context);
  const report = reportIn(KUSTOMIZATION);
  if (built.kind === 'failed') {
    if (!hasError()) report(START, `kubectl cannot build it: ${built.reason}`);
    return;
  }
  if (built.kind === 'no-kubectl' && listed === undefined) {
    report(START, 'only kubectl knows what it brings, and there is none on the PATH', { level: 'warning' });
    return;
  }
  const places = listed ?? manifests;
  const values =
    built.kind === 'built' ? built.values : places.flatMap(({ objects }) => objects.map(toValue));
  for (const problem of judgeObjects(values, answers)) {
    const { file, at } = findPlace(problem, { manifests: places, kustomization });
    const name = problem.object === undefined || file !== KUSTOMIZATION ? '' : `${toText(problem.object)}: `;
    if (!hasError({ file, line: at.line })) reportIn(file)(at, `${name}${problem.message}`);
  }
}

/** The files that it lists; undefined where it does more than that. */
function findListed(kustomization: Located, manifests: readonly Manifest[]): readonly Manifest[] | undefined {
  const keys = kustomization.kind === 'map' ? kustomization.entries.map(({ key }) => key) : [];
  const items = getItems(getValue(kustomization, 'resources'));
  const files = items.map((item) => manifests.find(({ file }) => file === fileOf(item)));
  const listed = files.filter((file) => file !== undefined);
  const isPlain = keys.every((key) => PLAIN_KEYS.includes(key)) && listed.length === files.length;
  return isPlain && listed.every(({ objects }) => objects.every(isOneObject)) ? listed : undefined;
}

/** kustomize takes lists apart, and leaves out what is for itself alone. */
function isOneObject(object: Located): boolean {
  const isList = getText(getValue(object, 'kind'))?.endsWith('List') === true;
  const local = getPath(object, ['metadata', 'annotations', 'config.kubernetes.io/local-config']);
  return !isList && local === undefined;
}

interface Place {
  readonly file: string;
  readonly at: Position;
}

/** What is wrong in an object is said where it is written, an object that may not be listed where it is listed. */
function findPlace(
  { object, path }: DeployProblem,
  { manifests, kustomization }: { readonly manifests: readonly Manifest[]; readonly kustomization: Located },
): Place {
  const found = manifests
    .flatMap(({ file, objects }) => objects.map((located) => ({ file, located })))
    .findLast(
      ({ located }) =>
        object !== undefined &&
        getText(getValue(located, 'kind')) === object.kind &&
        getText(getPath(located, ['metadata', 'name'])) === object.metadata.name,
    );
  if (!found) return { file: KUSTOMIZATION, at: START };
  if (path[0] === 'kind') {
    const item = getItems(getValue(kustomization, 'resources')).find((one) => fileOf(one) === found.file);
    if (item) return { file: KUSTOMIZATION, at: item.at };
  }
  const parents = path.map((_, at) => path.slice(0, path.length - at));
  const at = parents.map((part) => getPath(found.located, part)).find((one) => one !== undefined);
  return { file: found.file, at: (at ?? found.located).at };
}

/** The file that an item of `resources` names. */
function fileOf(item: Located): string {
  return `${MANIFEST_FOLDER}/${(getText(item) ?? '').replace(/^\.\//, '')}`;
}
