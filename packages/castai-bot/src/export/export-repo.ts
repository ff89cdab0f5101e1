import { existsSync } from 'node:fs';
import path from 'node:path';
import { CliError, type CommandContext, isRecord, readJson, usageError } from '@castai-bot/cli';
import { applyChanges } from '../repo/apply-changes.ts';
import { toFileChange, type FileChange } from '../edit-repo/render-changes.ts';
import type { RepoChange } from '../edit-repo/repo-change.ts';
import { readManifests } from '../image/manifests/read-manifests.ts';
import { parseImageReference, tryParse } from '../image/image-reference.ts';
import { readTextIfThere } from '../repo/read-text.ts';
import type { Repo } from '../repo/find-repo.ts';
import { MANIFEST_FOLDER } from '../repo/manifest-files.ts';
import { planChart } from './chart/plan-chart.ts';
import { chooseClusters } from './choose-clusters.ts';
import type { ExportedFile, ExportFormat } from './exported-file.ts';
import { findGitPlace } from './find-git-place.ts';
import { planApplications } from './plan-applications.ts';
import { planOverlays } from './plan-overlays.ts';
import { readBase, readListedManifests } from './read-source.ts';

export interface ExportOptions {
  readonly format: ExportFormat;
  /** Absolute. */
  readonly out: string;
  readonly clusters: readonly string[];
  readonly repoUrl: string | undefined;
  readonly isWriting: boolean;
  readonly context: CommandContext;
}

export interface Export {
  readonly format: ExportFormat;
  readonly bot: string;
  readonly namespace: string;
  /** Relative to the repo, with slashes. */
  readonly out: string;
  readonly clusters: readonly string[];
  /** Relative to the repo, with slashes. */
  readonly changes: readonly FileChange[];
  readonly isWritten: boolean;
}

const DEFAULT_OUT = 'gitops';

/**
 * Writes what a GitOps tool takes: all files or none. Files of the user's, one a cluster, are made where they are not
 * there yet; the others are written again.
 * @throws CliError USAGE, NO_MANIFEST, NOT_PLAIN, NO_REPO_URL, and what applyChanges throws
 */
export async function exportRepo(repo: Repo, options: ExportOptions): Promise<Export> {
  const { root, answers } = repo;
  const { format, out, context, isWriting } = options;
  checkOut(repo, out);
  const clusters = await chooseClusters(out, { format, asked: options.clusters });
  const files = await planFiles(repo, { ...options, clusters });
  await noteTag(repo, context);
  const existing = findExisting(out);
  const below = path.relative(existing, out).replaceAll(path.sep, '/');
  const changes = await compare(files, { root: existing, below });
  if (isWriting) await applyChanges(changes, { root: existing, signal: context.signal });
  const toShown = (file: string): string =>
    path.relative(root, path.join(existing, file)).replaceAll(path.sep, '/');
  return {
    format,
    bot: answers.name,
    namespace: answers.namespace,
    out: path.relative(root, out).replaceAll(path.sep, '/') || '.',
    clusters,
    changes: changes.map((change) => ({ ...toFileChange(change), path: toShown(change.path) })),
    isWritten: isWriting && changes.length > 0,
  };
}

/** `--out` as a folder. */
export function resolveOut({ root }: Repo, { out, cwd }: { out: string | undefined; cwd: string }): string {
  return out === undefined ? path.join(root, DEFAULT_OUT) : path.resolve(cwd, out);
}

function checkOut({ root }: Repo, out: string): void {
  if (!isInside(path.join(root, MANIFEST_FOLDER), out)) return;
  throw usageError(
    `Cannot export into ${JSON.stringify(out)}: ${MANIFEST_FOLDER}/ is what is exported`,
    'castai-bot export --help',
  );
}

async function planFiles(
  { root, answers }: Repo,
  { format, out, clusters, repoUrl, context }: ExportOptions,
): Promise<readonly ExportedFile[]> {
  if (format === 'helm') {
    const [manifests, version] = await Promise.all([readListedManifests(root), readVersion(root)]);
    return planChart({ answers, manifests, clusters, version });
  }
  const manifests = isInside(root, out)
    ? path.relative(out, path.join(root, MANIFEST_FOLDER)).replaceAll(path.sep, '/')
    : undefined;
  const overlays = planOverlays({ answers, clusters, manifests, base: await readBase(root) });
  if (format === 'kustomize') return overlays;
  const place = await findGitPlace(out, { existing: findExisting(out), context });
  const url = repoUrl ?? place.repoUrl;
  if (url === undefined) {
    throw new CliError(
      'NO_REPO_URL',
      'Cannot tell where Argo CD finds these files: git has no remote "origin" here',
      { hint: 'castai-bot export --argocd --repo-url https://git.example.com/team/my-bot.git' },
    );
  }
  return [...overlays, ...planApplications({ answers, clusters, repoUrl: url, folder: place.path ?? '' })];
}

async function readVersion(root: string): Promise<string | undefined> {
  const manifest = readJson((await readTextIfThere(path.join(root, 'package.json'))) ?? '');
  const version = isRecord(manifest) ? manifest['version'] : undefined;
  return typeof version === 'string' ? version : undefined;
}

/** Before the first push there is no image to deploy. */
async function noteTag({ root, answers }: Repo, { note, view }: CommandContext): Promise<void> {
  const manifests = await readManifests(root, parseImageReference(answers.image));
  const tag = manifests
    .flatMap(({ images }) => images)
    .find((image) => tryParse(image)?.digest === undefined);
  if (tag === undefined) return;
  note(`${view.style('yellow', 'Warning:')} ${MANIFEST_FOLDER}/ has ${tag}, without a digest`);
  note(view.typed('  castai-bot build-and-push'));
}

async function compare(
  files: readonly ExportedFile[],
  { root, below }: { readonly root: string; readonly below: string },
): Promise<readonly RepoChange[]> {
  const changes = await Promise.all(
    files.map(async (file): Promise<RepoChange | undefined> => {
      const name = path.posix.join(below, file.path);
      const before = await readTextIfThere(path.join(root, name));
      if (before === undefined) return { kind: 'create', path: name, text: file.text };
      if (file.isYours || before === file.text) return undefined;
      return { kind: 'edit', path: name, before, after: file.text };
    }),
  );
  return changes.filter((change) => change !== undefined);
}

/** The folder itself, or the nearest above it. */
function findExisting(folder: string): string {
  return existsSync(folder) ? folder : findExisting(path.dirname(folder));
}

function isInside(outer: string, inner: string): boolean {
  const relative = path.relative(outer, inner);
  return relative !== '..' && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative);
}
