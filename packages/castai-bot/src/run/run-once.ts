import { CliError, type CommandResult, exitCodes, renderError } from '@castai-bot/cli';
import { findWriteExcess } from './find-write-excess.ts';
import type { RunPage } from './html/run-page.ts';
import type { RunTrace } from './html/run-trace.ts';
import type { RunFlags, RunRequest } from './run-function.ts';
import type { RunResult } from './run-result.ts';

interface OnceFlags extends RunFlags {
  readonly html: string | undefined;
}

export interface OnceRequest extends RunRequest {
  readonly flags: OnceFlags;
}

/** Runs a function once, and says where what it did, or what was to be kept of it, is not all that was asked for. */
export async function runOnce(
  request: OnceRequest,
  page: RunPage | undefined,
): Promise<CommandResult<RunResult>> {
  const { flags, context } = request;
  const ran = await runFor(page, request);
  const excess = findWriteExcess(ran.result, flags.maxWrites);
  if (excess !== undefined) context.note(renderError(excess, context.view).text);
  const notes = excess === undefined ? [] : [{ text: excess.message, lines: [] }];
  const htmlTo = (await page?.end({ ...ran, wanted: request.wanted, notes }).then(page.save)) ?? null;
  // What was too much is not to be sent by the next line that is typed.
  const applyCommand = excess === undefined ? ran.result.applyCommand : null;
  const data = { ...ran.result, htmlTo, applyCommand };
  const isShort = excess !== undefined || data.refusedWrites > 0;
  const ownCode = isKept(data, flags) ? exitCodes.done : exitCodes.failed;
  return { data, exitCode: data.exitCode || (isShort ? exitCodes.differs : ownCode) };
}

/** Runs a function for a page, which is written too where that could not be done. */
async function runFor(
  page: RunPage | undefined,
  request: OnceRequest,
): Promise<{ readonly trace: RunTrace | undefined; readonly result: RunResult }> {
  const { runFunction } = await import('./run-function.ts');
  const trace = page?.begin();
  try {
    return { trace, result: await runFunction({ ...request, trace }) };
  } catch (error) {
    // Flags that cannot be read are told to who typed them, and to nobody else.
    if (page !== undefined && error instanceof CliError && error.exitCode !== exitCodes.usage) {
      await page.end({ trace, wanted: request.wanted, error });
      await page.save();
    }
    throw error;
  }
}

function isKept({ recordedTo, planTo, htmlTo }: RunResult, { record, planOut, html }: OnceFlags): boolean {
  const files = [
    [record, recordedTo],
    [planOut, planTo],
    [html, htmlTo],
  ];
  return files.every(([asked, file]) => asked === undefined || file !== null);
}
