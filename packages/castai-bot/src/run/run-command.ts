import { shell, type ShellLine } from '@castai-bot/cli';

export interface RunWords {
  readonly input: readonly string[];
  /** Names of variables of the shell. */
  readonly env: readonly string[];
  /** As typed. */
  readonly config: string | undefined;
}

/** The line that runs a function for real with what it was run with before. */
export function toApplyCommand(functionName: string, { input, env, config }: RunWords): ShellLine {
  const words = [
    functionName,
    ...input.flatMap((word) => ['--input', word]),
    ...(config === undefined ? [] : ['--config', config]),
    ...env.flatMap((name) => ['--env', name]),
  ];
  return shell`castai-bot run ${words} --apply`;
}
