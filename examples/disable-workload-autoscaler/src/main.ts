import { Bot } from '@castai-bot/runtime';
import { botName, limits } from './constants.ts';
import * as functions from './functions/index.ts';

await new Bot({
  name: botName,
  functions,
  limits,
  // Read where no ConfigMap is mounted and BOT_CONFIG is not set: when you start the bot from here.
  localConfig: new URL('function_config.json', import.meta.url),
}).run();
