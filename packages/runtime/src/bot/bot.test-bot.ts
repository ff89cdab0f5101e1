/** A bot as `src/main.ts` of a generated repo has it. */
import { Bot } from './bot.ts';

const { TEST_GRACE_SECONDS = '20' } = process.env;

await new Bot({
  name: 'test-bot',
  functions: async () => ({
    ...(await import('./bot.test-functions.ts')),
    ...(await import('./api-calls.test-functions.ts')),
    doSteps: (await import('./end-steps.test-functions.ts')).doSteps,
  }),
  limits: { graceSeconds: Number(TEST_GRACE_SECONDS) },
}).run();
