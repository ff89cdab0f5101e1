import { CliError, shell, type ShellLine } from '@castai-bot/cli';

export interface KubectlFailure {
  readonly isMissing: boolean;
  readonly exitCode: number | undefined;
  readonly stderr: string;
  /** Where kubectl said nothing. */
  readonly reason?: string;
}

export interface FailedCall {
  /** What was tried: "read the CronJob …". */
  readonly action: string;
  readonly context: string;
  readonly namespace: string;
}

export type KubectlErrorCode =
  | 'BUSY'
  | 'CONFLICT'
  | 'FORBIDDEN'
  | 'INVALID'
  | 'KUBECTL_FAILED'
  | 'NOT_FOUND'
  | 'NO_API'
  | 'NO_CONTEXT'
  | 'NO_KUBECTL'
  | 'UNAUTHORIZED'
  | 'UNAVAILABLE'
  | 'UNREACHABLE';

/** By what kubectl prints; the first that fits. */
const KINDS: readonly (readonly [RegExp, KubectlErrorCode])[] = [
  [/\(Forbidden\)|is forbidden:/, 'FORBIDDEN'],
  [/context "[^"]*" does not exist|context was not found/, 'NO_CONTEXT'],
  [/\(Unauthorized\)|logged in to the server|getting credentials/, 'UNAUTHORIZED'],
  // While kubectl waits as long as the server asks it to, only its log says why.
  [/\(TooManyRequests\)|429 Too Many Requests/, 'BUSY'],
  [/\((?:ServiceUnavailable|InternalError|Timeout|ServerTimeout)\)/, 'UNAVAILABLE'],
  [
    /Unable to connect to the server|The connection to the server|no such host|i\/o timeout|TLS handshake timeout|context deadline exceeded/,
    'UNREACHABLE',
  ],
  [/\(NotFound\): .*"[^"]+" not found/, 'NOT_FOUND'],
  // Of no object: whoever answers has no such path.
  [/\(NotFound\)|could not find the requested resource/, 'NO_API'],
  [/\(Conflict\)|Apply failed with \d+ conflict/, 'CONFLICT'],
  [/\(Invalid\)|\(BadRequest\)|error validating|strict decoding error/, 'INVALID'],
];

const PREFIX =
  /^(?:(?:error|Error from server(?: \(\w+\))?|Unable to connect to the server|error when \w+ "STDIN"):\s*)+/i;
const MOST_LINES = 12;

/** A failed call of kubectl, in the words of what was tried, with kubectl's own reason and what to type next. */
export function toKubectlError(failure: KubectlFailure, call: FailedCall): CliError {
  const { action } = call;
  if (failure.isMissing) return noKubectl(action);
  const reason = toReason(failure);
  const isSilent = failure.exitCode === undefined && failure.reason === 'it does not answer';
  const known = KINDS.find(([pattern]) => pattern.test(failure.stderr))?.[1];
  const code = known ?? (isSilent ? 'UNREACHABLE' : 'KUBECTL_FAILED');
  const hint = toHint(code, call);
  return new CliError(code, `Cannot ${action}: ${reason}`, hint === undefined ? {} : { hint });
}

export function noKubectl(action: string): CliError {
  return new CliError('NO_KUBECTL', `Cannot ${action}: there is no kubectl on the PATH`, {
    hint: 'Install it: https://kubernetes.io/docs/tasks/tools',
  });
}

/** Without kubectl's log lines and prefixes: they say nothing to a person. */
function toReason({ stderr, reason, exitCode }: KubectlFailure): string {
  const lines = stderr
    .split('\n')
    .filter(
      (line) => line.trim() !== '' && !/^[EIW]\d{4} |^Warning: |^Please review the fields|^\* /.test(line),
    );
  const [first, ...rest] = lines.slice(0, MOST_LINES);
  if (first === undefined)
    return reason ? `kubectl says ${reason}` : `kubectl ended with ${exitCode ?? 'a signal'}`;
  return [...new Set([first, ...rest].map((line) => line.replace(PREFIX, '')))].join('\n  ');
}

function toHint(code: KubectlErrorCode, { context, namespace }: FailedCall): ShellLine | undefined {
  const hints: Partial<Record<KubectlErrorCode, ShellLine>> = {
    FORBIDDEN: shell`kubectl auth can-i --list --context=${context} --namespace=${namespace}`,
    UNAUTHORIZED: shell`Log in to the cluster again, as its provider describes: kubectl auth whoami --context=${context} then names you`,
    UNREACHABLE: shell`kubectl cluster-info --context=${context}`,
    NO_API: shell`kubectl cluster-info --context=${context}`,
    BUSY: shell`Try again in a moment`,
    UNAVAILABLE: shell`Try again in a moment`,
    NO_CONTEXT: shell`kubectl config get-contexts`,
  };
  return hints[code];
}
