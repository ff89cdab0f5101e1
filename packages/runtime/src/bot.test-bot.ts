/** A bot as `src/main.ts` of a generated repo has it. */
import { Bot } from './bot.ts';
import * as functions from './bot.test-functions.ts';

const { TEST_GRACE_SECONDS = '20' } = process.env;

await new Bot({ name: 'test-bot', functions, limits: { graceSeconds: Number(TEST_GRACE_SECONDS) } }).run();
