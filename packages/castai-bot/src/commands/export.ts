import { type Command, defineCommand, exitCodes, shell, usageError, type View } from '@castai-bot/cli';
import { renderFileChanges } from '../edit-repo/render-changes.ts';
import { checkCluster } from '../export/choose-clusters.ts';
import { EXPORT_FORMATS, type ExportFormat } from '../export/exported-file.ts';
import type { Export } from '../export/export-repo.ts';
import { findRepo } from '../repo/find-repo.ts';

export const command: Command = defineCommand({
  args: {},
  flags: {
    helm: { kind: 'boolean', summary: 'a chart, with values a cluster' },
    kustomize: { kind: 'boolean', summary: 'an overlay a cluster' },
    argocd: { kind: 'boolean', summary: 'an overlay and an Application a cluster' },
    cluster: {
      kind: 'strings',
      summary: 'else those that are there, else production',
      placeholder: 'name',
      check: checkCluster,
    },
    out: { kind: 'string', summary: 'else gitops/', placeholder: 'dir', completes: 'directory' },
    repoUrl: { kind: 'string', summary: 'what Argo CD clones; else the remote of git', placeholder: 'url' },
    check: { kind: 'boolean', summary: 'only say whether files are out of date; exit code 3 when some are' },
    dryRun: { kind: 'boolean', summary: 'only list the files' },
    force: { kind: 'boolean', summary: 'write over files that castai-bot did not write' },
  },
  examples: [
    'castai-bot export --kustomize --cluster production --cluster staging',
    'castai-bot export --argocd',
    'castai-bot export --helm --out ../gitops/my-bot',
  ],
  details:
    'For clusters that follow a git repository, in place of castai-bot deploy. The file of each cluster is yours and ' +
    'written once; everything else is written again from k8s/. Inside this repo overlays lie over k8s/ itself, so ' +
    'that a digest written there is all they need; elsewhere they bring a copy of it.',
  touches: {
    runs: ['git'],
    reads: ['castai-bot.json', 'package.json', 'k8s/', 'gitops/'],
    writes: ['gitops/'],
    sends: [],
  },
  handler: async ({ flags }, context) => {
    const repo = await findRepo(context);
    const format = chooseFormat(flags);
    const { exportRepo, resolveOut } = await import('../export/export-repo.ts');
    const data = await exportRepo(repo, {
      format,
      out: resolveOut(repo, { out: flags.out, cwd: context.cwd }),
      clusters: flags.cluster,
      repoUrl: flags.repoUrl,
      isWriting: !flags.check && !flags.dryRun,
      isChecking: flags.check,
      isForced: flags.force,
      context,
    });
    const isStale = flags.check && data.changes.length > 0;
    return { data, exitCode: isStale ? exitCodes.differs : exitCodes.done };
  },
  render: renderExport,
});

function chooseFormat(flags: Readonly<Record<ExportFormat, boolean>>): ExportFormat {
  const [format, ...others] = EXPORT_FORMATS.filter((name) => flags[name]);
  if (format !== undefined && others.length === 0) return format;
  const found = format === undefined ? 'none' : [format, ...others].map((name) => `--${name}`).join(' and ');
  throw usageError(
    `Cannot export: found ${found}, wanted one of --helm, --kustomize and --argocd`,
    'castai-bot export --help',
  );
}

const TOOLS: Readonly<Record<ExportFormat, string>> = {
  helm: 'Helm',
  kustomize: 'kustomize',
  argocd: 'Argo CD',
};

function renderExport(data: Export, view: View): string {
  const { bot, changes, format, isWritten, out } = data;
  const what = `${bot} for ${TOOLS[format]}`;
  if (changes.length === 0) return `Nothing to export: ${out} has ${what} as it is`;
  const head = isWritten ? `${view.style('green', 'Exported')} ${what}` : `An export of ${what} would write`;
  const files = renderFileChanges(changes, view);
  return `${head}\n${files}${isWritten ? `\n\nNext:\n  ${listNext(data).join('\n  ')}` : ''}`;
}

/** What applies it, or shows what would be applied. */
function listNext({ format, bot, namespace, out, clusters }: Export): readonly string[] {
  const at = (file: string): string => `${out}/${file}`;
  return clusters.map((cluster) => {
    if (format === 'kustomize') return shell`kubectl kustomize ${at(`overlays/${cluster}`)}`;
    if (format === 'argocd') return shell`kubectl apply --filename ${at(`argocd/${cluster}.yaml`)}`;
    const values = at(`chart/values-${cluster}.yaml`);
    return shell`helm upgrade --install ${bot} ${at('chart')} --namespace ${namespace} --values ${values}`;
  });
}
