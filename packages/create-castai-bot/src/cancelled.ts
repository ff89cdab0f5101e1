import { CliError, exitCodes } from '@castai-bot/cli';

/** What is thrown when the user gives up, or the terminal goes away. */
export function cancelled(): CliError {
  return new CliError('CANCELLED', 'Cancelled, nothing was written', { exitCode: exitCodes.cancelled });
}
