import { API_URLS, type BotAnswers } from '@castai-bot/scaffold';
import { passed, warning, type Finding } from '../../inspect/finding.ts';

export interface RegionFacts {
  readonly answers: BotAnswers;
  /** API_REGION of test_config.env. */
  readonly localRegion: string | undefined;
  /** API_URL that CAST AI's agent wrote into the cluster; undefined where none is to be seen. */
  readonly agentUrl: string | undefined;
}

/** Whether castai-bot.json, test_config.env and the cluster's agent mean the same region. */
export function checkRegion({ answers, localRegion, agentUrl }: RegionFacts): Finding {
  const { region } = answers;
  const wanted = API_URLS[region];
  const agentHost = agentUrl === undefined ? undefined : URL.parse(agentUrl)?.host;
  if (wanted !== null && agentHost !== undefined && URL.parse(wanted)?.host !== agentHost) {
    return warning(
      'region',
      `castai-bot.json says region ${region}, the cluster's agent speaks to ${agentHost}`,
      'Correct "region" in castai-bot.json, then castai-bot update',
    );
  }
  const isOther =
    wanted !== null && localRegion !== undefined && localRegion !== '' && localRegion !== region;
  if (isOther) {
    return warning(
      'region',
      `castai-bot.json says region ${region}, test_config.env ${localRegion}`,
      'Correct API_REGION in test_config.env',
    );
  }
  if (wanted !== null) return passed('region', `The region is ${region}`);
  const agent = agentHost ?? 'none is to be seen from here, so US';
  return passed('region', `The region is that of the cluster's agent: ${agent}`);
}
