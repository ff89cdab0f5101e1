/** What castai-bot ends with. `run` and `run-now` return the bot's own code once the bot has started. */
export const exitCodes = {
  done: 0,
  failed: 1,
  usage: 2,
  differs: 3,
  hungUp: 129,
  cancelled: 130,
  terminated: 143,
} as const;
