import { describe, expect, test } from 'vitest';
import { toKubectlError } from './kubectl-error.ts';

const call = { action: 'read the Secret "x"', context: 'prod', namespace: 'bots' };

describe('toKubectlError', () => {
  test.each<readonly [string, string, string | undefined]>([
    [
      'FORBIDDEN',
      'Error from server (Forbidden): secrets "x" is forbidden: User "ada" cannot get',
      'kubectl auth can-i --list --context=prod --namespace=bots',
    ],
    ['NOT_FOUND', 'Error from server (NotFound): secrets "x" not found', undefined],
    [
      'UNAUTHORIZED',
      'error: You must be logged in to the server (Unauthorized)',
      'Log in to the cluster again, as its provider describes: kubectl auth whoami --context=prod then names you',
    ],
    [
      'UNAUTHORIZED',
      'Unable to connect to the server: getting credentials: exec: executable gke-gcloud-auth-plugin not found',
      'Log in to the cluster again, as its provider describes: kubectl auth whoami --context=prod then names you',
    ],
    [
      'UNREACHABLE',
      'Unable to connect to the server: dial tcp: lookup nowhere: no such host',
      'kubectl cluster-info --context=prod',
    ],
    ['NO_CONTEXT', 'error: context "prod" does not exist', 'kubectl config get-contexts'],
    [
      'INVALID',
      'Error from server (Invalid): CronJob "x" is invalid: spec.schedule: Invalid value',
      undefined,
    ],
    ['KUBECTL_FAILED', 'error: something new', undefined],
    [
      'NO_API',
      'Error from server (NotFound): the server could not find the requested resource',
      'kubectl cluster-info --context=prod',
    ],
    ['BUSY', 'Error from server (TooManyRequests): Too many requests', 'Try again in a moment'],
    [
      'BUSY',
      'I1130 04:40:12.123456 1 round_trippers.go:560] GET http://x/api/v1 429 Too Many Requests in 3 milliseconds',
      'Try again in a moment',
    ],
    ...['ServiceUnavailable', 'InternalError', 'Timeout'].map(
      (reason) => ['UNAVAILABLE', `Error from server (${reason}): no`, 'Try again in a moment'] as const,
    ),
  ])('toKubectlError() gives %s for %s', (...[code, stderr, hint]) => {
    expect(toKubectlError({ isMissing: false, exitCode: 1, stderr }, call)).toMatchObject({ code, hint });
  });

  test("toKubectlError() keeps kubectl's reason, without its log lines and prefixes", () => {
    const stderr =
      'E1122 10:30:48.395986 9760 memcache.go:265] "Unhandled Error"\nWarning: old\nError from server (NotFound): secrets "x" not found\n';
    const { message } = toKubectlError({ isMissing: false, exitCode: 1, stderr }, call);
    expect(message).toBe('Cannot read the Secret "x": secrets "x" not found');
    const several =
      'Error from server (Forbidden): error when creating "STDIN": jobs is forbidden\nError from server (Forbidden): pods is forbidden\n';
    expect(toKubectlError({ isMissing: false, exitCode: 1, stderr: several }, call).message).toBe(
      'Cannot read the Secret "x": jobs is forbidden\n  pods is forbidden',
    );
    const silent = toKubectlError(
      { isMissing: false, exitCode: undefined, stderr: '', reason: 'it does not answer' },
      call,
    );
    expect(silent).toMatchObject({
      code: 'UNREACHABLE',
      message: 'Cannot read the Secret "x": kubectl says it does not answer',
    });
    expect(toKubectlError({ isMissing: true, exitCode: undefined, stderr: '' }, call).code).toBe(
      'NO_KUBECTL',
    );
  });
});
