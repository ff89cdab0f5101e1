/** How the bot calls itself in reports, and to CAST AI in the User-Agent. */
export const botName = 'office-hours';

export const limits = {
  /** Requests to CAST AI that may be under way at once. */
  concurrency: 5,
  /** How long one attempt of a request may take, its answer's body included. */
  attemptTimeoutMs: 30_000,
};
