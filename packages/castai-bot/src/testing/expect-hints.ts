import { readJson } from '@castai-bot/cli';
import { checkHints, listTexts } from '@castai-bot/cli/testing/check-hints';
import { program } from '../main.ts';

interface Printed {
  readonly stdout: string;
  readonly stderr: string;
}

/** What a run printed, once every command line of ours in it was parsed. @throws Error where one is none */
export async function expectHints<Result extends Printed>(result: Result): Promise<Result> {
  const document = readJson(result.stdout);
  const printed = document === undefined ? result.stdout : listTexts(document).join('\n');
  const problems = await checkHints(`${printed}\n${result.stderr}`, program);
  if (problems.length > 0) throw new Error(`It prints a command line that is none: ${problems.join('; ')}`);
  return result;
}
