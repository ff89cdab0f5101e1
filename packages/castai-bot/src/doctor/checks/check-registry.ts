import { CliError, shell } from '@castai-bot/cli';
import { failed, passed, warning, type Finding } from '../../inspect/finding.ts';
import { describeLogin } from '../../image/login/login.ts';
import { askToPush } from '../../image/registry/ask-registry.ts';
import type { BotRegistry } from '../../image/open-bot-registry.ts';

/** Whether the registry would take the image, and from whom. */
export async function checkRegistry(opening: Promise<BotRegistry>): Promise<Finding> {
  try {
    const { prepared, login, registry } = await opening;
    const verdict = await askToPush(registry);
    const who = login ? describeLogin(login) : 'nobody in particular';
    const target = `${prepared.image.name} as ${who}`;
    if (verdict.kind === 'allowed') return passed('registry', `The registry takes ${target}`);
    const fix = shell`${prepared.order.engine.name} login ${prepared.image.registry}`;
    if (verdict.kind === 'refused')
      return failed('registry', `The registry refuses ${target}: ${verdict.words}`, fix);
    return warning('registry', `Cannot tell whether the registry takes ${target}: ${verdict.words}`, fix);
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
    if (error.code !== 'NO_ENGINE') return failed('registry', error.message, error.hint);
    return warning(
      'registry',
      'Cannot tell whether the registry takes the image: there is no engine',
      error.hint,
    );
  }
}
