import { CliError } from '@castai-bot/cli';
import { failed, passed, type Finding } from '../../inspect/finding.ts';
import { bindProgram } from '../../image/engine/bind-program.ts';
import { findEngine } from '../../image/engine/find-engine.ts';
import type { DoctorInput } from '../doctor-input.ts';

/** Which container engine build-and-push would take. */
export async function checkEngine({ repo, context }: DoctorInput): Promise<Finding> {
  try {
    const { engine, passedOver } = await findEngine(bindProgram(repo.root, context), undefined);
    const about = engine.about === '' ? '' : ` (${engine.about})`;
    const answers = `${engine.name} ${engine.version} answers${about}`;
    return passed('engine', [answers, ...passedOver].join('\n'));
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
    return failed('engine', error.message.replaceAll('\n  ', '\n'), error.hint);
  }
}
