import type { DashboardData } from '@castai-bot/page';
import { enterPage, type Got, type PageVisitor } from '@castai-bot/testing/enter-page';
import { type BinProcess, type BinResult, runBin, waitForOutput } from '../run-bin.ts';

/** A browser that has come in with the token. */
export interface DashboardVisitor extends Omit<PageVisitor<DashboardData>, 'press'> {
  readonly child: BinProcess;
  /** Presses a button that runs a command, whatever is answered. */
  readonly press: (command: object) => Promise<Got>;
}

interface VisitOptions {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly argv?: readonly string[];
}

/** Runs `castai-bot dashboard` as long as somebody looks at it. */
export function visitDashboard(
  { cwd, env, argv = [] }: VisitOptions,
  look: (visitor: DashboardVisitor) => Promise<void>,
): Promise<BinResult> {
  return runBin(['dashboard', ...argv], {
    cwd,
    env,
    meanwhile: async (child) => {
      try {
        await look(await enterDashboard(child));
      } finally {
        child.kill('SIGINT');
      }
    },
  });
}

/** Comes in with the token that it prints. */
export async function enterDashboard(child: BinProcess): Promise<DashboardVisitor> {
  const [, url = ''] = /Look at (\S+)/.exec(await waitForOutput(child, 'token=')) ?? [];
  const page = await enterPage<DashboardData>(url);
  return { ...page, child, press: (command) => page.press('run', command) };
}
