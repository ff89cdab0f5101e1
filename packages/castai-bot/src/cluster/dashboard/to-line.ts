import { shell } from '@castai-bot/cli';
import type { Cluster } from '../connect.ts';

/** Whatever context is the current one when it is typed. */
export function toLine(line: string, { context }: Pick<Cluster, 'context'>): string {
  return `${line} --context ${shell`${context}`}`;
}
