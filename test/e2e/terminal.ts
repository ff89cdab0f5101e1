import process from 'node:process';
import { execa } from 'execa';
import { userEnvironment } from '../../.scripts/user-environment.ts';

/** What a person saw, and how the program ended. */
export interface Session {
  /** Negative: the signal that ended it. */
  readonly exitCode: number;
  /** How many questions were answered before it ended. */
  readonly answered: number;
  readonly screen: string;
}

/** Node has no pseudo-terminal of its own; a question is open while no `◇` follows its `◆`. */
const PERSON = `
import fcntl, json, os, pty, select, struct, sys, termios, time
job = json.loads(sys.argv[1])
pid, terminal = pty.fork()
if pid == 0:
    fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack('HHHH', 40, 100, 0, 0))
    os.chdir(job['cwd'])
    os.execvpe(job['argv'][0], job['argv'], job['env'])
screen, seen, answered, end = b'', -1, 0, time.time() + 60
while time.time() < end:
    if select.select([terminal], [], [], 0.1)[0]:
        try: data = os.read(terminal, 65536)
        except OSError: break
        if not data: break
        screen += data
    text = screen.decode('utf8', 'replace')
    done = text.count('◇')
    question = text[text.rfind('◇') + 1:].partition('◆')[2]
    if done > seen and question:
        seen = done
        time.sleep(0.05)
        if done == job['leaveAt']:
            os.write(terminal, b'\\x03')
        else:
            answered += 1
            no = any(words in question for words in job['answerNo'])
            os.write(terminal, b'n' if no else b'\\r')
else:
    os.kill(pid, 9)
code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
print(json.dumps({'exitCode': code, 'answered': answered, 'screen': screen.decode('utf8', 'replace')}))
`;

/** Whether this machine has a Python with pseudo-terminals. */
export async function hasTerminal(): Promise<boolean> {
  const { exitCode } = await execa('python3', ['-c', 'import pty, os; os.waitstatus_to_exitcode'], {
    reject: false,
  });
  return exitCode === 0;
}

/**
 * Runs a program in a real terminal, takes the default of every question, and presses Ctrl-C at the question number
 * `leaveAt`, counted from 0.
 */
export async function answerUntil(
  argv: readonly string[],
  options: { readonly cwd: string; readonly leaveAt: number; readonly answerNo?: readonly string[] },
): Promise<Session> {
  const { CI: _ci, ...env } = userEnvironment({ TERM: 'xterm', LANG: 'C.UTF-8', HOME: options.cwd });
  const job = { argv, answerNo: [], ...options, env: { ...env, PATH: process.env['PATH'] } };
  const { stdout } = await execa('python3', ['-c', PERSON, JSON.stringify(job)]);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- printed by the script above
  return JSON.parse(stdout) as Session;
}
