/** The longest wait of a Node timer, milliseconds: a longer one is over at once, with a warning. */
export const LONGEST_TIMER_MS = 2_147_483_647;
