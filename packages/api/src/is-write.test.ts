import { expect, test } from 'vitest';
import { isWrite } from './is-write.ts';

const HIBERNATE = 'POST /v1/kubernetes/external-clusters/c1/hibernate';
const DRY_RUN = 'OPERATION_MODE_DRY_RUN';

test.each([
  ['GET /v9/anything', {}, false],
  ['POST /v1/cost-reports/clusters/active', {}, false],
  [HIBERNATE, { mode: DRY_RUN }, false],
  ['POST /v1/kubernetes/external-clusters/{clusterId}/hibernate', { mode: DRY_RUN }, false],
  [HIBERNATE, undefined, true],
  [HIBERNATE, { mode: 'OTHER' }, true],
  [HIBERNATE, { mode: [DRY_RUN, 'OTHER'] }, true],
  ['DELETE /v1/kubernetes/external-clusters/c1', {}, true],
  ['POST /v9/anything', {}, true],
  ['PROPFIND /v1/cost-reports/clusters/active', {}, true],
])('isWrite() of %s with %j', (request, query, expected) => {
  const [method = '', pathname = ''] = request.split(' ');
  expect(isWrite(method, pathname, query)).toBe(expected);
});
