import { shell, type ShellLine } from '@castai-bot/cli';

export interface RunWords {
  readonly input: readonly string[];
  /** Names of variables of the shell. */
  readonly env: readonly string[];
  /** As typed. */
  readonly config: string | undefined;
  readonly at: string | undefined;
  readonly maxWrites: number | undefined;
  /** The plan that is sent, or that was kept to be sent, as typed. */
  readonly plan: string | undefined;
  readonly planOut: string | undefined;
}

/** The line that runs a function for real with what it was run with before. */
export function toApplyCommand(
  functionName: string,
  { input, env, config, at, maxWrites, plan: sent, planOut }: RunWords,
): ShellLine {
  const words = [
    functionName,
    ...input.flatMap((word) => ['--input', word]),
    ...(config === undefined ? [] : ['--config', config]),
    ...(at === undefined ? [] : ['--at', at]),
    ...(maxWrites === undefined ? [] : ['--max-writes', String(maxWrites)]),
    ...env.flatMap((name) => ['--env', name]),
  ];
  const plan = sent ?? planOut;
  if (plan === undefined) return shell`castai-bot run ${words} --apply`;
  return shell`castai-bot run ${words} --apply --plan ${plan}`;
}
