import { CliError } from '@castai-bot/cli';
import { API_URLS, type BotAnswers } from '@castai-bot/scaffold';
import { parseApiUrl } from '../castai/parse-api-url.ts';

/** What may say where the API is. */
export interface ApiUrlSources {
  /** `--api-url`. */
  readonly wanted: string | undefined;
  /** test_config.env. */
  readonly config: Readonly<Record<string, string | undefined>>;
  readonly answers: BotAnswers;
}

const DEFAULT_REGION = 'us';

/**
 * Where the API is: what was asked for, else what test_config.env says, else the bot's region, else the US.
 * @throws CliError BAD_API_URL, BAD_REGION
 */
export function findApiUrl({ wanted, config, answers }: ApiUrlSources): URL {
  const given = wanted ?? config['API_URL'];
  if (given) return parseApiUrl(given, { allowedHost: config['ALLOW_API_HOST'] });
  const region = config['API_REGION'] || answers.region;
  const entry = Object.entries(API_URLS).find(([name]) => name === region.toLowerCase());
  if (entry === undefined) {
    const names = Object.keys(API_URLS).filter((name) => name !== 'auto');
    throw new CliError(
      'BAD_REGION',
      `Cannot find the API of the region ${JSON.stringify(region)} in test_config.env: wanted ${names.join(', ')}`,
    );
  }
  return parseApiUrl(entry[1] ?? API_URLS[DEFAULT_REGION] ?? '');
}
