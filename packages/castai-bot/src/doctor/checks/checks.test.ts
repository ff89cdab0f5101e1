import { parseAnswers, type BotAnswers } from '@castai-bot/scaffold';
import { describe, expect, test } from 'vitest';
import { typeScriptAnswers } from '../../testing/fixture-repo.ts';
import { startApi } from '../../testing/start-api.ts';
import { checkApiKey } from './check-key.ts';
import { checkLocalSecrets } from './check-local-secrets.ts';
import { checkNode } from './check-node.ts';
import { checkRegion } from './check-region.ts';

describe('checkNode', () => {
  test.each([
    ['20.20.2', 'FAILED'],
    ['22.20.9', 'FAILED'],
    ['22.21.0', 'WARNING'],
    ['24.21.0', 'PASSED'],
    ['26.1.0', 'PASSED'],
  ])('checkNode() of %s is %s', (version, verdict) => {
    expect(checkNode(version).verdict).toBe(verdict);
  });
});

describe('checkRegion', () => {
  test.each([
    ['auto', undefined, undefined, 'PASSED'],
    ['auto', 'eu', 'https://api.eu.cast.ai', 'PASSED'],
    ['eu', 'eu', 'https://api.eu.cast.ai', 'PASSED'],
    ['eu', 'us', undefined, 'WARNING'],
    ['us', undefined, 'https://api.eu.cast.ai', 'WARNING'],
  ] as const)('checkRegion() of %s, %s, %s is %s', (...[region, localRegion, agentUrl, verdict]) => {
    const answers = toAnswers(typeScriptAnswers({ region }));
    expect(checkRegion({ answers, localRegion, agentUrl }).verdict).toBe(verdict);
  });
});

describe('checkApiKey', () => {
  test.each([
    [401, 404, ['FAILED']],
    [500, 404, ['WARNING']],
    [200, 404, ['PASSED', 'PASSED', 'FAILED']],
    [200, 403, ['PASSED', 'PASSED', 'FAILED']],
    [200, 500, ['PASSED', 'PASSED', 'WARNING']],
  ])('checkApiKey() of %s and %s is %s', async (me, cluster, verdicts) => {
    await using api = await startApi({
      '/v1/me': { status: me },
      '/v1/kubernetes/external-clusters/x': { status: cluster },
    });
    const { signal } = new AbortController();
    const findings = await checkApiKey({
      key: 'k',
      findCastctl: () => Promise.resolve(undefined),
      clusterId: 'x',
      apiUrl: new URL(api.url),
      userAgent: 'test',
      signal,
      env: {},
      now: () => new Date(),
    });
    expect(findings.map(({ verdict }) => verdict)).toEqual(verdicts);
  });
});

describe('checkLocalSecrets', () => {
  test('checkLocalSecrets() warns of each secret that test_config.env has not, once', () => {
    const entry = { template: 'example', schedule: '@daily', timeZone: 'Etc/UTC' } as const;
    const answers = toAnswers(
      typeScriptAnswers({
        schema: 2,
        secrets: ['SLACK_URL', 'TOKEN'],
        functions: { greet: entry, wave: { ...entry, secrets: ['SLACK_URL'] } },
      }),
    );
    const findings = checkLocalSecrets(answers, { TOKEN: 'x', SLACK_URL: '' });
    expect(findings.map(({ message, verdict }) => [verdict, message])).toEqual([
      ['WARNING', 'test_config.env has no SLACK_URL: a run from here goes without'],
      ['PASSED', 'test_config.env has TOKEN'],
    ]);
    expect(checkLocalSecrets(toAnswers(typeScriptAnswers()), {})).toEqual([]);
  });
});

function toAnswers(text: string): BotAnswers {
  const parsed = parseAnswers(JSON.parse(text));
  if ('problems' in parsed) throw new Error(JSON.stringify(parsed.problems));
  return parsed.answers;
}
