import { existsSync } from 'node:fs';
import path from 'node:path';
import { CliError, type CommandContext, exitCodes, isRecord, readJson, usageError } from '@castai-bot/cli';
import { applyChanges } from '../repo/apply-changes.ts';
import { toFileChange, type FileChange } from '../edit-repo/render-changes.ts';
import { readManifests } from '../image/manifests/read-manifests.ts';
import { parseImageReference, tryParse } from '../image/image-reference.ts';
import { readTextIfThere } from '../repo/read-text.ts';
import { recoverRepo } from '../repo/recover-repo.ts';
import type { Repo } from '../repo/find-repo.ts';
import { MANIFEST_FOLDER } from '../repo/manifest-files.ts';
import { planChart } from './chart/plan-chart.ts';
import { chooseClusters } from './choose-clusters.ts';
import type { ExportedFile, ExportFormat } from './exported-file.ts';
import { compareExport } from './compare-export.ts';
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
  /** Only the difference is wanted. */
  readonly isChecking: boolean;
  /** Files of others are written over. */
  readonly isForced: boolean;
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
 * there yet; the others are written again, as long as castai-bot wrote what is there.
 * @throws CliError USAGE, FOREIGN_FILE, NO_MANIFEST, NOT_PLAIN, NO_REPO_URL, and what applyChanges throws
 */
export async function exportRepo(repo: Repo, options: ExportOptions): Promise<Export> {
  const { root, answers } = repo;
  const { format, out, context, isForced, isWriting } = options;
  checkOut(repo, out);
  const clusters = await chooseClusters(out, { format, asked: options.clusters });
  const files = await planFiles(repo, { ...options, clusters });
  await noteTag(repo, context);
  const dir = isInside(root, out) ? root : findExisting(out);
  if (dir !== root) await recoverRepo(dir, context);
  const below = path.relative(dir, out).replaceAll(path.sep, '/');
  const { changes, foreign } = await compareExport(files, { dir, below, bot: answers.name, format });
  const toShown = (file: string): string =>
    path.relative(root, path.join(dir, file)).replaceAll(path.sep, '/');
  if (foreign.length > 0 && !isForced && !options.isChecking)
    throw foreignFiles(foreign.map(toShown), format);
  if (isWriting) await applyChanges(changes, { root: dir, signal: context.signal });
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

function foreignFiles(files: readonly string[], format: ExportFormat): CliError {
  const which = files.map((file) => JSON.stringify(file)).join(', ');
  return new CliError(
    'FOREIGN_FILE',
    `Cannot export: castai-bot did not write these as they are, or somebody has edited them since: ${which}`,
    {
      exitCode: exitCodes.usage,
      hint: `Choose another folder with --out, or write over them: castai-bot export --${format} --force`,
    },
  );
}

/** The folder itself, or the nearest above it. */
function findExisting(folder: string): string {
  return existsSync(folder) ? folder : findExisting(path.dirname(folder));
}

function isInside(outer: string, inner: string): boolean {
  const relative = path.relative(outer, inner);
  return relative !== '..' && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative);
}
