import { expect, it } from 'vitest';
import { findEnvVariableProblem } from './env-variable.ts';

it.each([
  'API_KEY',
  'API_KEY_FILE',
  'api_key',
  'CLUSTER_ID',
  'API_URL',
  'API_REGION',
  'ALLOW_API_HOST',
  'ORGANIZATION_ID',
  'DRY_RUN',
  'BOT_CONFIG',
  'BOT_DESCRIBE',
  'BOT_ENTRY',
  'bot_job_name',
  'PLAN_FILE',
  'RUN_DEADLINE_SECONDS',
  'LOG_FORMAT',
  'TERMINATION_LOG',
  'HTTPS_PROXY',
  'http_proxy',
  'No_Proxy',
  'ALL_PROXY',
  'NODE_OPTIONS',
  'NODE_TLS_REJECT_UNAUTHORIZED',
  'NODE_EXTRA_CA_CERTS',
  'NODE_USE_ENV_PROXY',
  'SSL_CERT_FILE',
  'OPENSSL_CONF',
  'LD_PRELOAD',
  'DYLD_INSERT_LIBRARIES',
  'PATH',
  'Path',
  'HOSTALIASES',
  'OTEL_EXPORTER_OTLP_ENDPOINT',
  'KUBERNETES_SERVICE_HOST',
  'TRACEPARENT',
])('findEnvVariableProblem() refuses %s', (name) => {
  expect(findEnvVariableProblem({ name, value: 'x' }, [])).toMatch(/put it into the manifest$/);
});

it.each(['', 'A B', 'A=B', '1A', 'A-B', 'A\0', 'é', 'A\n'])(
  'findEnvVariableProblem() refuses the name %j',
  (name) => {
    expect(findEnvVariableProblem({ name, value: 'x' }, [])).toContain('found the name');
  },
);

it('findEnvVariableProblem() lets a function have variables of its own', () => {
  for (const name of [
    'RETRIES',
    'MY_API_KEYS',
    'TZ',
    'LOG_LEVEL',
    '_x',
    'DATABASE_URL',
    'PATHS',
    'NODEPOOL',
  ]) {
    expect(findEnvVariableProblem({ name, value: 'info' }, [])).toBeUndefined();
  }
  expect(findEnvVariableProblem({ name: 'X', value: 'a\0b' }, [])).toBe('found a NUL character');
});
