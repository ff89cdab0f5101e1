import { describe, expect, it } from 'vitest';
import { isDescribing, readLogSettings, readSettings } from './settings.ts';

describe('readSettings()', () => {
  it('readSettings() has defaults for everything', () => {
    expect(readSettings({ CLUSTER_ID: '', DRY_RUN: '', API_URL: '', ALLOW_API_HOST: '' })).toEqual({
      value: {
        apiUrl: 'https://api.cast.ai',
        clusterId: undefined,
        organizationId: undefined,
        dryRun: false,
        runDeadlineSeconds: undefined,
      },
      problems: [],
    });
  });

  it('readSettings() reads what is there', () => {
    const env = {
      CLUSTER_ID: '5a1c9f0e-1111-4222-8333-444455556666',
      ORGANIZATION_ID: 'org',
      DRY_RUN: 'TRUE',
      RUN_DEADLINE_SECONDS: '1.5',
      API_REGION: 'EU',
    };
    expect(readSettings(env).value).toEqual({
      apiUrl: 'https://api.eu.cast.ai',
      clusterId: env.CLUSTER_ID,
      organizationId: 'org',
      dryRun: true,
      runDeadlineSeconds: 1.5,
    });
  });

  it('readSettings() finds every problem at once', () => {
    const { problems } = readSettings({
      API_REGION: 'mars',
      API_URL: 'https://evil.example',
      CLUSTER_ID: '"quoted"',
      ORGANIZATION_ID: '../up',
      DRY_RUN: 'maybe',
      RUN_DEADLINE_SECONDS: '5m',
      NODE_TLS_REJECT_UNAUTHORIZED: '0',
    });
    expect(problems).toEqual([
      'env API_REGION: found "mars", wanted us, eu, india',
      expect.stringMatching(
        /^env API_URL: found the host "evil.example", .* set ALLOW_API_HOST=evil.example$/,
      ),
      expect.stringMatching(/^env CLUSTER_ID: found "\\"quoted\\"", wanted an id/),
      expect.stringMatching(/^env ORGANIZATION_ID: found "..\/up", wanted an id/),
      'env DRY_RUN: found "maybe", wanted 1 or 0',
      'env RUN_DEADLINE_SECONDS: found "5m", wanted seconds above 0, at most 2147483',
      expect.stringMatching(/^env NODE_TLS_REJECT_UNAUTHORIZED: found "0", wanted it unset/),
    ]);
  });

  it.each(['0', '-1', '1e3', 'NaN', 'Infinity', '99999999999', ' 1'])(
    'readSettings() takes no deadline of %j s',
    (seconds) => {
      expect(readSettings({ RUN_DEADLINE_SECONDS: seconds }).problems).toHaveLength(1);
    },
  );

  it.each(['.', '..', 'a/b', 'a b', 'a\nb', '%2e', 'é', 'x'.repeat(129)])(
    'readSettings() takes no CLUSTER_ID %j',
    (id) => {
      expect(readSettings({ CLUSTER_ID: id }).problems).toHaveLength(1);
    },
  );
});

describe('what CAST AI’s agent wrote down', () => {
  it.each([
    [
      { AGENT_API_URL: 'https://api.eu.cast.ai', AGENT_CLUSTER_ID: 'c-old' },
      'https://api.eu.cast.ai',
      'c-old',
    ],
    [
      { AGENT_API_URL: 'https://api.eu.cast.ai', API_REGION: 'india' },
      'https://api.india.cast.ai',
      undefined,
    ],
    [
      { AGENT_API_URL: 'https://evil.example', API_URL: 'https://api.cast.ai' },
      'https://api.cast.ai',
      undefined,
    ],
    [{ AGENT_CLUSTER_ID: 'c/old', CLUSTER_ID: 'c-1', API_URL: ' ' }, 'https://api.cast.ai', 'c-1'],
  ])('readSettings() takes %j where nothing else says it', (env, apiUrl, clusterId) => {
    expect(readSettings(env)).toMatchObject({ value: { apiUrl, clusterId }, problems: [] });
  });

  it('readSettings() gives it no more trust than the rest', () => {
    expect(readSettings({ AGENT_API_URL: 'https://evil.example', AGENT_CLUSTER_ID: 'a/b' }).problems).toEqual(
      [
        expect.stringMatching(/^env AGENT_API_URL: found the host "evil.example"/),
        expect.stringMatching(/^env AGENT_CLUSTER_ID: /),
      ],
    );
  });
});

describe('API_URL', () => {
  it.each(['api.cast.ai', ' https://api.cast.ai\n', 'https://api.cast.ai'])(
    'readSettings() takes %j for https',
    (given) => {
      const { problems, value } = readSettings({ API_URL: given, CLUSTER_ID: ' c-1\n' });
      expect([problems, value.apiUrl, value.clusterId]).toEqual([[], 'https://api.cast.ai', 'c-1']);
    },
  );

  it.each([
    [{ API_URL: 'https://api.cast.ai' }],
    [{ API_URL: 'https://api.cast.ai/' }],
    [{ API_URL: 'https://api.eu.cast.ai', API_REGION: 'us' }],
    [{ API_URL: 'https://api.india.cast.ai' }],
    [{ API_URL: 'http://127.0.0.1:8080' }],
    [{ API_URL: 'http://localhost:8080' }],
    [{ API_URL: 'http://[::1]:8080' }],
    [{ API_URL: 'https://proxy.example:8443', ALLOW_API_HOST: 'proxy.example:8443' }],
    [{ API_URL: 'https://proxy.example', ALLOW_API_HOST: 'Proxy.example' }],
  ])('readSettings() takes %j', (env) => {
    expect(readSettings(env)).toMatchObject({ value: { apiUrl: env.API_URL }, problems: [] });
  });

  it.each([
    [{ API_URL: 'http://api.cast.ai' }],
    [{ API_URL: 'https://api.cast.ai/v1' }],
    [{ API_URL: 'https://user:pass@api.cast.ai' }],
    [{ API_URL: 'https://api.cast.ai.evil.example' }],
    [{ API_URL: 'https://evilcast.ai' }],
    [{ API_URL: 'https://notapi.cast.ai' }],
    [{ API_URL: 'https://proxy.example', ALLOW_API_HOST: 'other.example' }],
    [{ API_URL: 'http://proxy.example', ALLOW_API_HOST: 'proxy.example' }],
    [{ API_URL: 'http://127.0.0.1.evil.example' }],
    [{ API_URL: 'api.cast.ai.evil.example' }],
    [{ API_URL: 'user:pass@api.cast.ai' }],
    [{ API_URL: 'ftp://api.cast.ai' }],
    [{ API_URL: 'https://api.cast.ai:8443' }],
    [{ API_URL: 'https://proxy.example:8443', ALLOW_API_HOST: 'proxy.example' }],
  ])('readSettings() refuses %j', (env) => {
    expect(readSettings(env).problems).toEqual([expect.stringMatching(/^env API_URL: .*found/)]);
    expect(readSettings(env).problems.join()).not.toContain('pass@');
  });
});

describe('readLogSettings()', () => {
  it('readLogSettings() writes text on a terminal and JSON elsewhere, unless told', () => {
    expect(readLogSettings({}, { isTty: true }).value).toEqual({ level: 'INFO', format: 'text' });
    expect(readLogSettings({ LOG_LEVEL: '' }, { isTty: false }).value).toEqual({
      level: 'INFO',
      format: 'json',
    });
    expect(readLogSettings({ LOG_FORMAT: 'text', LOG_LEVEL: 'debug' }, { isTty: false })).toEqual({
      value: { level: 'DEBUG', format: 'text' },
      problems: [],
    });
  });

  it('readLogSettings() names what it knows', () => {
    expect(readLogSettings({ LOG_FORMAT: 'xml', LOG_LEVEL: 'loud' }, { isTty: false }).problems).toEqual([
      'env LOG_LEVEL: found "loud", wanted DEBUG, INFO, WARNING, ERROR, CRITICAL',
      'env LOG_FORMAT: found "xml", wanted json or text',
    ]);
  });
});

describe('isDescribing()', () => {
  it('isDescribing() is asked with BOT_DESCRIBE=1', () => {
    expect([{ BOT_DESCRIBE: '1' }, { BOT_DESCRIBE: '' }, {}].map(isDescribing)).toEqual([true, false, false]);
  });
});
