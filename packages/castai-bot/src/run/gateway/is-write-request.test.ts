import { expect, test } from 'vitest';
import { isWriteRequest } from './is-write-request.ts';

const HIBERNATE = '/v1/kubernetes/external-clusters/c1/hibernate';

test.each([
  ['GET', '/v9/anything', false],
  ['HEAD', '/v9/anything', false],
  ['POST', '/v1/cost-reports/clusters/active', false],
  ['POST', '/v9/anything', true],
  ['POST', HIBERNATE, true],
  ['POST', `${HIBERNATE}?mode=OPERATION_MODE_DRY_RUN`, false],
  ['POST', `${HIBERNATE}?mode=OTHER`, true],
  ['POST', `${HIBERNATE}?mode=OPERATION_MODE_DRY_RUN&mode=OTHER`, true],
  ['POST', `${HIBERNATE}?mode=OTHER&mode=OPERATION_MODE_DRY_RUN`, true],
])('isWriteRequest() of %s %s', (method, path, expected) => {
  expect(isWriteRequest({ method, path })).toBe(expected);
});
