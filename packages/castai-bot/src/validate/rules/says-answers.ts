/** What castai-bot.json says in the place of what was found, and how that is changed. */
export function saysAnswers(value: string | null): string {
  return `castai-bot.json says ${JSON.stringify(value)}: edit it there, then castai-bot update`;
}
