import { describe, expect, test } from 'vitest';
import { createGeneratedRepo } from '../testing/generated-repo.ts';
import { hashTree } from '../testing/hash-tree.ts';
import { runBin } from '../testing/run-bin.ts';
import { runLine } from '../testing/run-line.ts';

const KILLER = import.meta.resolve('@castai-bot/testing/kill-at');
const KILLED = 128 + 9;
/** Every call of a write is tried beside the writer; here it is whether the commands find what it leaves. */
const STEP = 5;

describe('recoverRepo', () => {
  test.each([[['add-function', 'clean-up']], [['remove-function', 'greet']]])(
    'recoverRepo() lets the next command find the old repo or the new one, wherever %j was killed',
    async (line) => {
      const wanted = await createGeneratedRepo();
      await using _wanted = wanted;
      await runLine(line, { cwd: wanted.root });
      const after = await hashTree(wanted.root);
      let said = 0;
      for (let killAt = 0; ; killAt += STEP) {
        await using repo = await createGeneratedRepo();
        const before = await hashTree(repo.root);
        const env = { NODE_OPTIONS: `--import=${KILLER}`, KILL_AT: String(killAt) };
        const killed = await runBin(line, { cwd: repo.root, env });
        if (killed.code === 0) break;
        expect(killed.code).toBe(KILLED);
        const next = await runLine(['list'], { cwd: repo.root });
        expect(next.code).toBe(0);
        expect([before, after]).toContain(await hashTree(repo.root));
        if (/^(Finished|Undid) a write that was interrupted: /m.test(next.stderr)) said += 1;
      }
      expect(said).toBeGreaterThan(4);
    },
  );
});
