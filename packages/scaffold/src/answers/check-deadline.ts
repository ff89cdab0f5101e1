const SHORTEST_SECONDS = 120;
const LONGEST_SECONDS = 86_400;

/** Says what keeps a value from being a Job's deadline: the run, the image pull and the retries fit into it. */
export function checkDeadline(value: number): string | undefined {
  if (!Number.isInteger(value)) return 'wanted a whole number of seconds';
  if (value < SHORTEST_SECONDS)
    return `wanted at least ${SHORTEST_SECONDS} seconds: the image is pulled inside it`;
  if (value > LONGEST_SECONDS) return `wanted at most ${LONGEST_SECONDS} seconds, a day`;
  return undefined;
}
