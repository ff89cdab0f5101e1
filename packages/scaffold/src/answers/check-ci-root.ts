/** What means the same to a shell, to YAML and in the path filters of GitHub and GitLab. */
const PLAIN_FOLDER = /^[A-Za-z0-9_@][A-Za-z0-9._@-]*$/;

/** The problem of a bot's path below the root of its git repository, in words. */
export function checkCiRoot(value: string): string | undefined {
  if (value.split('/').every((folder) => PLAIN_FOLDER.test(folder))) return undefined;
  return 'wanted the path from the root of the git repository to the bot, like bots/my-bot: folders of letters, digits and _ @ . -';
}
