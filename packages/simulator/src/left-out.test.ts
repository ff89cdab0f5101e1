import { expect, test } from 'vitest';
import { startSimulator } from './index.ts';

const ORGANIZATION = '/organizations/11111111-2222-4333-8444-555555555555';

/** Services that no bot of ours has a reason to call: what a client of them gets told. */
const LEFT_OUT: readonly (readonly [what: string, method: 'GET' | 'POST', path: string])[] = [
  ['the omni provisioner', 'GET', `/omni-provisioner/v1beta${ORGANIZATION}/clusters`],
  ['the AI optimizer', 'GET', `/ai-optimizer/v1beta${ORGANIZATION}:generateAnalyticsReport`],
  ['database optimisation', 'GET', '/v1/dbo/cache-groups'],
  ['runtime security', 'GET', '/v1/security/runtime/anomalies'],
  ['single sign-on', 'GET', '/v1/sso-connections'],
  ['single sign-on', 'POST', '/v1/sso-connections'],
  ['what changes organizations', 'POST', '/v1/organizations'],
  ['groups of an enterprise', 'POST', '/organization-management/v1/enterprises/e/groups:batchCreate'],
  ['batches of commitments', 'POST', `/savings/v1${ORGANIZATION}/commitments:batchDelete`],
  ['balances of reservations', 'GET', `/v1${ORGANIZATION}/reservations/balance`],
  ['templates of set-up scripts', 'GET', '/v1/scripts/eks/onboarding.sh'],
  ['Slack', 'GET', '/v1/notifications/slack-configurations'],
];

test.each(LEFT_OUT)('%s is left out: %s %s is a 501 that says so', async (_what, method, path) => {
  await using sim = await startSimulator();
  const headers = { 'X-API-Key': sim.apiKey, 'Content-Type': 'application/json' };
  const answer = await fetch(sim.url + path, {
    method,
    headers,
    ...(method === 'POST' ? { body: '{}' } : {}),
  });
  expect(answer.status).toBe(501);
  expect(await answer.text()).toContain(`The simulator does not know ${method} ${path}`);
});
