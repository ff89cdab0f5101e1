import { spawnSync } from 'node:child_process';

/** What a program in a pseudo-terminal came to. */
export interface PtyRun {
  readonly output: string;
  /** Negative: the signal that ended it. */
  readonly status: number;
}

/** A pseudo-terminal, waits and keys: Node has none of its own, and Python has one everywhere but on Windows. */
const HARNESS = `
import fcntl, json, os, pty, select, struct, sys, termios, time
job = json.loads(sys.argv[1])
pid, fd = pty.fork()
if pid == 0:
    fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack('HHHH', 40 if job['columns'] else 0, job['columns'], 0, 0))
    os.chdir(job['cwd'])
    os.execvpe(job['argv'][0], job['argv'], job['env'])
output, seen, steps, end = b'', 0, list(job['steps']), time.time() + 20
while time.time() < end:
    if select.select([fd], [], [], 0.1)[0]:
        try: data = os.read(fd, 65536)
        except OSError: break
        if not data: break
        output += data
    if steps:
        at = output.find(steps[0][0].encode(), seen)
        if at >= 0:
            seen = at + 1
            time.sleep(0.05)
            os.write(fd, steps.pop(0)[1].encode())
else:
    os.kill(pid, 9)
status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
print(json.dumps({'output': output.decode('utf8', 'replace'), 'status': status}))
`;

/** Whether there is a Python with pseudo-terminals. */
export const hasPty: boolean =
  spawnSync('python3', ['-c', 'import os, pty; os.waitstatus_to_exitcode']).status === 0;

/** Runs a program in a pseudo-terminal: waits for each text, then types. */
export function runInPty(
  argv: readonly string[],
  job: {
    readonly cwd: string;
    readonly env?: Readonly<Record<string, string>>;
    readonly columns: number;
    readonly steps: readonly (readonly [string, string])[];
  },
): PtyRun {
  const env = { PATH: process.env['PATH'], TERM: 'xterm', HOME: job.cwd, LANG: 'C.UTF-8', ...job.env };
  const { stdout, stderr } = spawnSync('python3', ['-c', HARNESS, JSON.stringify({ ...job, argv, env })], {
    encoding: 'utf8',
  });
  if (stdout === '') throw new Error(stderr);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- printed by the harness above
  return JSON.parse(stdout) as PtyRun;
}
