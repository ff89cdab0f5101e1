import { Bot } from '@castai-bot/runtime';
import { botName, limits } from './constants.ts';

await new Bot({
  name: botName,
  // Loaded by the bot, so that what they print and throw meanwhile is filtered and reported like the run.
  functions: () => import('./functions/index.ts'),
  limits,
  // Read where no ConfigMap is mounted and BOT_CONFIG is not set: when you start the bot from here.
  localConfig: new URL('function_config.json', import.meta.url),
}).run();
