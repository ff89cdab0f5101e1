import { shell, type ShellLine } from '@castai-bot/cli';
import type { Cluster } from '../connect.ts';

/** Whatever context is the current one when it is typed. */
export function toLine(line: ShellLine, { context }: Pick<Cluster, 'context'>): ShellLine {
  return shell`${{ line }} --context ${context}`;
}
