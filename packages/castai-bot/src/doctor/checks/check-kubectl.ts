import { isRecord, readJson } from '@castai-bot/cli';
import { failed, passed, type Finding } from '../../inspect/finding.ts';
import { runProgram } from '../../process/run-program.ts';
import type { DoctorInput } from '../doctor-input.ts';

const TIMEOUT_MS = 10_000;

/** Whether kubectl is there; no cluster is asked. */
export async function checkKubectl({ repo, context }: DoctorInput): Promise<Finding> {
  const { env, signal, stderr } = context;
  const outcome = await runProgram(
    { program: 'kubectl', args: ['version', '--client', '--output=json'] },
    { cwd: repo.root, env, signal, live: stderr, timeoutMs: TIMEOUT_MS },
  );
  if (outcome.exitCode !== 0) {
    const why = outcome.isMissing ? 'there is none on the PATH' : outcome.reason;
    return failed('kubectl', `Cannot start kubectl: ${why}`, 'https://kubernetes.io/docs/tasks/tools');
  }
  const version = readJson(outcome.stdout);
  const client = isRecord(version) && isRecord(version['clientVersion']) ? version['clientVersion'] : {};
  const { gitVersion } = client;
  return passed('kubectl', `kubectl is ${typeof gitVersion === 'string' ? gitVersion : 'there'}`);
}
