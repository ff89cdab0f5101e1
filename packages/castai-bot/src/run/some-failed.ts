/** What a bot, and a run that is held to a plan, ends with where not all was done. @see sysexits(3), EX_DATAERR */
export const SOME_FAILED = 65;
