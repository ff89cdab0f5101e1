import { shell, toPlainText, type View } from '@castai-bot/cli';
import type { DeployedLog } from '@castai-bot/page';
import type { Cluster } from '../connect.ts';
import { findBotContainer, type Pod } from '../kube-objects.ts';
import { BOT_CONTAINER } from '../../manifests/manifest-object.ts';
import { ReportFilter } from '../../report/report-filter.ts';
import { listPlanned } from './plan-from-log.ts';
import { toLine } from './to-line.ts';

/** What of a log a page is sent, from its end: nobody reads more there, and a browser is to stay quick. */
const MOST_CHARACTERS = 1_000_000;
const MOST_LINES = 10_000;
const TIMEOUT_MS = 30_000;

export interface LogOptions {
  readonly cluster: Cluster;
  readonly run: string;
  readonly signal: AbortSignal;
  readonly view: View;
  /** @default a million */
  readonly mostCharacters?: number;
}

/** The end of what a pod printed, without the report. @throws CliError */
export async function readLog(pod: Pod, options: LogOptions): Promise<DeployedLog> {
  const { cluster, run, view, mostCharacters = MOST_CHARACTERS } = options;
  const { name } = pod.metadata;
  const container = (pod.spec ? findBotContainer(pod.spec)?.name : undefined) ?? BOT_CONTAINER;
  let text = '';
  let isCut = false;
  let lines = 0;
  const filter = new ReportFilter((piece) => {
    text += piece;
    lines += piece.endsWith('\n') ? 1 : 0;
    if (text.length <= 2 * mostCharacters) return;
    text = text.slice(-mostCharacters);
    isCut = true;
  });
  await cluster.kubectl.stream(['logs', name, `--container=${container}`, `--tail=${MOST_LINES}`], {
    action: `read the logs of pod ${JSON.stringify(name)}`,
    onText: (piece) => filter.push(piece),
    signal: AbortSignal.any([options.signal, AbortSignal.timeout(TIMEOUT_MS)]),
  });
  filter.end();
  const end = toWholeLines(text, mostCharacters);
  return {
    text: toPlainText(end),
    // The report is a line too.
    isCut: isCut || end.length < text.length || lines >= MOST_LINES - 1,
    line: view.typed(toLine(shell`castai-bot logs --run ${run}`, cluster)),
    plan: listPlanned(text),
  };
}

function toWholeLines(text: string, most: number): string {
  if (text.length <= most) return text;
  const end = text.slice(-most);
  return end.slice(end.indexOf('\n') + 1);
}
