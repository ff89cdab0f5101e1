import type { BotAnswers } from '@castai-bot/scaffold';
import { tryParse } from '../../image/image-reference.ts';
import type { ExportedFile } from '../exported-file.ts';
import type { SourceFile } from '../read-source.ts';
import { toCommentedYaml, toYaml } from '../to-yaml.ts';
import { MANIFEST_FOLDER } from '../../repo/manifest-files.ts';
import { findSettings } from './find-settings.ts';
import { toTemplate } from './to-template.ts';
import { putValue, toValuesSchema, type Values } from './values.ts';

export const CHART = 'chart';
/** Semantic versioning is all that Helm takes. */
const VERSION = /^\d+\.\d+\.\d+(?:[-+][\w.+-]+)?$/;

export interface ChartOptions {
  readonly answers: BotAnswers;
  readonly manifests: readonly SourceFile[];
  readonly clusters: readonly string[];
  /** Of package.json. */
  readonly version: string | undefined;
}

/** A chart of a bot's manifests: with its own values it renders them as they are. @throws CliError MANIFEST */
export function planChart({ answers, manifests, clusters, version }: ChartOptions): readonly ExportedFile[] {
  const values: Values = {};
  const templates = manifests.map(({ name, text }) => {
    const found = findSettings(text, { file: `${MANIFEST_FOLDER}/${name}`, answers });
    const settings = found.filter((setting) => putValue(values, setting));
    return toTemplate(text, settings).trimEnd();
  });
  const follows: Readonly<Record<string, string>> = {
    'Chart.yaml': writeChart(answers, { version, image: values['image'] }),
    'values.yaml': `# What k8s/ has; castai-bot export --helm writes it again. What one cluster has of its own is in values-<cluster>.yaml.\n${toYaml(values)}`,
    'values.schema.json': `${JSON.stringify(toValuesSchema(values), null, 2)}\n`,
    'templates/manifests.yaml': `{{- /* Written by castai-bot export --helm from k8s/: edit it there. */ -}}\n${templates.join('\n---\n')}\n`,
  };
  return [
    ...Object.entries(follows).map(([name, text]) => ({ path: `${CHART}/${name}`, text, isYours: false })),
    ...clusters.map((cluster) => ({
      path: `${CHART}/values-${cluster}.yaml`,
      text: writeClusterValues(answers, cluster),
      isYours: true,
    })),
  ];
}

function writeChart(
  { name, description }: BotAnswers,
  { version, image }: { readonly version: string | undefined; readonly image: string | Values | undefined },
): string {
  const tag = typeof image === 'string' ? tryParse(image)?.tag : undefined;
  const chart = {
    apiVersion: 'v2',
    name,
    description,
    type: 'application',
    version: version !== undefined && VERSION.test(version) ? version : '0.0.0',
    ...(tag === undefined ? {} : { appVersion: tag }),
  };
  return `# Written by castai-bot export --helm.\n${toYaml(chart)}`;
}

function writeClusterValues({ functions }: BotAnswers, cluster: string): string {
  const [first = ''] = Object.keys(functions);
  const example = toCommentedYaml({ functions: { [first]: { schedule: '30 6 * * 1-5' } } });
  return `# What ${cluster} has of its own, over values.yaml. This file is yours: castai-bot export writes it once.
# Another schedule here, say:
${example}
`;
}
