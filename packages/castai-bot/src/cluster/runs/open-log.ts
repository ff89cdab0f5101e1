import { type CommandContext, hasColor, toShownText } from '@castai-bot/cli';
import { ReportFilter } from '../../report/report-filter.ts';

/**
 * Shows the log of a pod, but for its report. What a file or a program reads is what the pod printed; a terminal gets
 * nothing that it would obey.
 */
export function openLog({
  isJson,
  stderr,
  stdout,
  env,
}: Pick<CommandContext, 'env' | 'isJson' | 'stderr' | 'stdout'>): ReportFilter {
  const stream = isJson ? stderr : stdout;
  if (stream.isTTY !== true) return new ReportFilter((text) => void stream.write(text));
  const isColored = hasColor({ stream, env });
  return new ReportFilter((text) => void stream.write(toShownText(text, { isColored })));
}
