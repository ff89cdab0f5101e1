import { API_URLS, type BotAnswers } from '@castai-bot/scaffold';
import { OF_THE_CLUSTER, parseApiUrl } from '../../castai/parse-api-url.ts';
import type { Kubectl } from '../kubectl.ts';
import { readAgentSettings } from '../read-agent-settings.ts';

const DEFAULT_REGION = 'us';

/**
 * Where the bot will call, and so where its key is checked: what was asked for, else the bot's region, else what the
 * cluster's agent says, else US.
 * @throws CliError BAD_API_URL when the key should not go there
 */
export async function findApiUrl(
  kubectl: Kubectl,
  { answers, wanted }: { readonly answers: BotAnswers; readonly wanted: string | undefined },
): Promise<URL> {
  const ofRegion = wanted ?? API_URLS[answers.region];
  if (ofRegion !== null) return parseApiUrl(ofRegion);
  const { settings } = await readAgentSettings(kubectl);
  return parseApiUrl(settings['API_URL'] ?? API_URLS[DEFAULT_REGION] ?? '', OF_THE_CLUSTER);
}
