import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { WAIT_LIMIT_MS } from '@castai-bot/testing/limits';

/** What a person saw, and how the program ended. */
export interface TerminalRun {
  readonly screen: string;
  /** Null when a signal ended it. */
  readonly exitCode: number | null;
}

export interface TerminalOptions {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** 0 as where nobody told the terminal its size. */
  readonly columns: number;
  /** Whether it reads whole lines, as the terminal edits them; otherwise it takes each key. @default false */
  readonly readsLines?: boolean;
  /** The person at the keyboard: is shown the screen when it has changed, and returns what to type, if anything. */
  readonly answer: (screen: string) => string | undefined;
}

/** Node has no pseudo-terminal of its own, and Python has one everywhere but on Windows. */
const RELAY = `
import fcntl, json, os, pty, select, signal, struct, sys, termios, time
job = json.loads(sys.argv[1])
pid, terminal = pty.fork()
if pid == 0:
    columns = job['columns']
    fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack('HHHH', 40 if columns else 0, columns, 0, 0))
    os.chdir(job['cwd'])
    os.execvpe(job['argv'][0], job['argv'], job['env'])
before = termios.tcgetattr(terminal)
while True:
    ready = select.select([terminal, 0], [], [])[0]
    if terminal in ready:
        try: data = os.read(terminal, 65536)
        except OSError: break
        if not data: break
        os.write(1, data)
    if 0 in ready:
        keys = os.read(0, 1024)
        if not keys: break
        # A prompt listens a little after it has drawn itself: once it has taken the terminal's line editing away.
        while not job['readsLines'] and termios.tcgetattr(terminal)[3] & termios.ICANON: time.sleep(0.01)
        os.write(terminal, keys)
code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
if termios.tcgetattr(terminal) != before: print('It left the terminal otherwise than it was', file=sys.stderr)
if code < 0:
    signal.signal(-code, signal.SIG_DFL)
    os.kill(os.getpid(), -code)
sys.exit(code)
`;

/** Whether this machine has a Python with pseudo-terminals. */
export function hasTerminal(): Promise<boolean> {
  const child = spawn('python3', ['-c', 'import pty, os; os.waitstatus_to_exitcode'], { stdio: 'ignore' });
  return new Promise((resolve) => {
    child.once('error', () => resolve(false));
    child.once('close', (code) => resolve(code === 0));
  });
}

/** Runs a program in a real terminal, with somebody who answers. @throws Error when the relay itself fails */
export async function runInTerminal(
  argv: readonly string[],
  { cwd, env, columns, readsLines = false, answer }: TerminalOptions,
): Promise<TerminalRun> {
  const job = JSON.stringify({ argv, cwd, env, columns, readsLines });
  const child = spawn('python3', ['-c', RELAY, job], { timeout: WAIT_LIMIT_MS });
  // What ends may end before the last key arrives.
  child.stdin.on('error', () => {});
  let screen = '';
  child.stdout.setEncoding('utf8').on('data', (shown: string) => {
    screen += shown;
    const keys = answer(screen);
    if (keys !== undefined) child.stdin.write(keys);
  });
  const exit = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  const [exitCode, problem] = await Promise.all([exit, text(child.stderr)]);
  if (problem !== '') throw new Error(problem);
  return { screen, exitCode };
}
