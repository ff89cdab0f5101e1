import {
  type AddressRule,
  findFormProblem,
  findHostProblem,
  quoteAddress,
  withScheme,
} from '@castai-bot/api/api-address';
import { CliError } from '@castai-bot/cli';

/** Where a key may go: to CAST AI over https, to this machine, or to the host that is allowed. @throws CliError BAD_API_URL */
export function parseApiUrl(text: string, rule: AddressRule = {}): URL {
  const address = withScheme(text);
  const problem = findFormProblem(address) ?? findHostProblem(address, rule);
  if (problem === undefined) return new URL(address);
  throw new CliError('BAD_API_URL', `Cannot send the API key to ${quoteAddress(text)}: ${problem}`);
}

/** What the cluster's agent wrote into a ConfigMap: whoever may edit that must not lead the key to this machine. */
export const OF_THE_CLUSTER: AddressRule = { isLoopbackTaken: false };
