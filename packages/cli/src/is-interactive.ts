import type { Effects } from './command.ts';

/** Whether a question may be asked: it is read and answered in a terminal, and this is not a CI machine. */
export function isInteractive({ stdin, stderr, env }: Pick<Effects, 'stdin' | 'stderr' | 'env'>): boolean {
  return !isCi(env['CI']) && stdin.isTTY === true && stderr.isTTY === true;
}

const isCi = (value: string | undefined): boolean =>
  value !== undefined && !['', '0', 'false', 'no'].includes(value.toLowerCase());
