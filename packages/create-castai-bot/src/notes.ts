import { type BotAnswers, OWN_PACKAGES, RELEASE_DAY_FILES } from '@castai-bot/scaffold';

/** What a person should know of the new bot. */
export interface Note {
  readonly text: string;
  /** What it takes in a file that is not the bot's, and that file: absolute. */
  readonly missing?: { readonly file: string; readonly lines: readonly string[] };
}

/** What the new bot's files decide that nobody was asked about. */
export function notesOn({ packageManager, workspace }: BotAnswers): readonly Note[] {
  if (workspace) return [];
  const names = `${OWN_PACKAGES.slice(0, -1).join(', ')} and ${OWN_PACKAGES.at(-1)}`;
  const file = RELEASE_DAY_FILES[packageManager];
  return [
    {
      text: `${file} lets ${packageManager} install ${names} on the day they are published, whatever age it wants of other packages`,
    },
  ];
}
