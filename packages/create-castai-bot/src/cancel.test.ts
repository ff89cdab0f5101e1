import { expect, test } from 'vitest';
import { questions } from './questions.ts';
import { FakeTerminal, keys } from '@castai-bot/cli/testing/fake-terminal';
import { runMain } from './testing/run-main.ts';
import { readTree, temporaryFolder } from './testing/temporary-folder.ts';

/** All of a TypeScript bot: the question whether to take the defaults is answered with no. */
const asked = questions
  .filter(({ applies, isFlagOnly }) => applies?.({}) !== false && isFlagOnly !== true)
  .map(({ id, message, flag }, index) => ({ id, message, flag, index }));

async function answerUpTo(index: number, terminal: FakeTerminal): Promise<void> {
  for (const { id, message } of asked.slice(0, index)) {
    await terminal.until(message);
    await terminal.type(id === 'defaults' ? 'n' : keys.enter);
  }
  const question = asked[index];
  if (question !== undefined) await terminal.until(question.message);
}

test.each(asked)('main() leaves the disk alone on Ctrl-C at $flag', async ({ index }) => {
  const cwd = await temporaryFolder();
  const terminal = new FakeTerminal();
  const run = runMain([], { cwd, terminal });
  await answerUpTo(index, terminal);
  await terminal.type(keys.ctrlC);
  const { exitCode, stderr } = await run;
  expect(stderr).toMatch(/\nCancelled: nothing was changed\n$/);
  expect({ exitCode, isRaw: terminal.isRaw, tree: await readTree(cwd) }).toEqual({
    exitCode: 130,
    isRaw: false,
    tree: {},
  });
});

test('main() exits 130 on Escape at the first question, where nothing is behind it', async () => {
  const cwd = await temporaryFolder();
  const terminal = new FakeTerminal();
  const run = runMain([], { cwd, terminal });
  await answerUpTo(0, terminal);
  await terminal.type(keys.escape);
  expect(await run).toMatchObject({ exitCode: 130 });
  expect(await readTree(cwd)).toEqual({});
});

test.each(asked.slice(1))('main() goes back on Escape at $flag', async ({ index }) => {
  const cwd = await temporaryFolder();
  const terminal = new FakeTerminal();
  const run = runMain([], { cwd, terminal });
  await answerUpTo(index, terminal);
  await terminal.type(keys.escape);
  await terminal.until('↑ back');
  await terminal.until(asked[index - 1]?.message ?? '');
  await terminal.type(keys.ctrlC);
  expect(await run).toMatchObject({ exitCode: 130 });
  expect(await readTree(cwd)).toEqual({});
});

test.each([
  ['Ctrl-D', (terminal: FakeTerminal) => terminal.type(keys.ctrlD)],
  ['the end of the input', (terminal: FakeTerminal) => Promise.resolve(terminal.stdin.end())],
  ['the loss of the input', (terminal: FakeTerminal) => Promise.resolve(terminal.stdin.destroy())],
])('main() exits 130 on %s at any kind of question', async (_what, leave) => {
  for (const index of ['name', 'flavor', 'timeZone', 'schedule', 'defaults'].map((id) =>
    asked.findIndex((q) => q.id === id),
  )) {
    const cwd = await temporaryFolder();
    const terminal = new FakeTerminal();
    const run = runMain([], { cwd, terminal });
    await answerUpTo(index, terminal);
    await leave(terminal);
    expect(await run).toMatchObject({ exitCode: 130 });
    expect(await readTree(cwd)).toEqual({});
  }
});

test('main() exits 130 on a signal at a question', async () => {
  const cwd = await temporaryFolder();
  const terminal = new FakeTerminal();
  const gone = new AbortController();
  const run = runMain([], { cwd, terminal, signal: gone.signal });
  await answerUpTo(2, terminal);
  gone.abort();
  expect(await run).toMatchObject({ exitCode: 130 });
  expect(await readTree(cwd)).toEqual({});
});
