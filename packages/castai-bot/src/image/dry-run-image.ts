import type { ChosenLogin } from './choose-login.ts';
import { planImage } from './engine/plan-image.ts';
import type { ProgramCall } from '../process/run-program.ts';
import { toImageResult, type ImageResult } from './image-result.ts';
import { toLoginCall } from './login/log-in.ts';
import type { PreparedImage } from './prepare-image.ts';
import { FINGERPRINT_LABEL } from './source/image-labels.ts';

/** Stands in the labels for what only a finished bundle can tell. */
const UNKNOWN_FINGERPRINT = 'FINGERPRINT';

/** The commands that a real run would start, and the manifests it would write. */
export function dryRunImage(
  { prepared, chosen }: { readonly prepared: PreparedImage; readonly chosen: ChosenLogin },
  { hasBundle }: { readonly hasBundle: boolean },
): ImageResult {
  const { order, image } = prepared;
  const { login, isFromSecrets } = chosen;
  const labels = { ...order.labels, [FINGERPRINT_LABEL]: UNKNOWN_FINGERPRINT };
  const plan = planImage({ ...order, labels });
  const bundle: ProgramCall = { program: 'castai-bot', args: ['build'] };
  const calls: readonly ProgramCall[] = [
    ...(hasBundle ? [bundle] : []),
    ...(login && isFromSecrets ? [toLoginCall({ ...order, image, login })] : []),
    ...plan.build,
    ...plan.push,
  ];
  const commands = calls.map(({ program, args, env = {} }) => ({ program, args, env }));
  return { ...toImageResult(prepared, { isBuilt: false, isPushed: false }), commands };
}
