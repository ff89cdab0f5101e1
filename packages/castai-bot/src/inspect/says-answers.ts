/** What castai-bot.json says in the place of what was found. */
export function saysAnswers(value: string | null): string {
  return `castai-bot.json says ${JSON.stringify(value)}`;
}

/** The same, and how that is changed. */
export function saysAnswersToEdit(value: string | null): string {
  return `${saysAnswers(value)}: edit it there, then castai-bot update`;
}

/** What the suspend of a function without a schedule must be. */
export const WANTED_SUSPENDED =
  'castai-bot.json has no schedule for it: wanted true, so that it starts nothing by itself';
