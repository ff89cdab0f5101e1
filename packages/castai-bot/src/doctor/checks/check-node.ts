import { failed, passed, warning, type Finding } from '../../inspect/finding.ts';

/** As package.json of a bot wants it. */
const OLDEST = [22, 21] as const;
/** What the image runs, and with it the newest that a bot is meant for. */
const IMAGE_MAJOR = 24;

/** Whether this Node runs a bot from source. */
export function checkNode(version: string): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const isOld = major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1]);
  if (isOld)
    return failed('node', `Node is ${version}: wanted ${OLDEST.join('.')} or newer`, 'https://nodejs.org');
  if (major < IMAGE_MAJOR) {
    return warning(
      'node',
      `Node is ${version}: it will do, the image runs Node ${IMAGE_MAJOR}`,
      'https://nodejs.org',
    );
  }
  return passed('node', `Node is ${version}`);
}
