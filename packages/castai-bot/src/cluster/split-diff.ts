/** What applying would change. */
export interface SplitDiff {
  /** `CronJob/my-bot-greet`: what is not in the cluster yet. */
  readonly created: readonly string[];
  /** The diff of the rest; empty when nothing of it changes. */
  readonly changed: string;
}

/** `batch.v1.CronJob.castai-agent.my-bot-greet`, as kubectl names what it compares. */
const NAME = /^\+\+\+ (?:\S*\.)?v\d\w*\.(?<kind>\w+)\.[^.\s]+\.(?<name>\S+)$/m;
/** Against nothing. */
const NEW = /^@@ -0,0 /m;

/** Takes the objects that are new out of a diff: whole files, which nobody reads as a change. */
export function splitDiff(diff: string): SplitDiff {
  const sections = diff === '' ? [] : diff.split(/^(?=--- )/m);
  const created: string[] = [];
  const changed = sections.filter((section) => {
    const { kind, name } = NAME.exec(section)?.groups ?? {};
    if (!NEW.test(section) || kind === undefined || name === undefined) return true;
    created.push(`${kind}/${name}`);
    return false;
  });
  return { created, changed: changed.join('').trimEnd() };
}
