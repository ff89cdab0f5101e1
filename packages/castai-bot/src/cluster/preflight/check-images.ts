import { failed, passed, warning, type Finding } from '../../inspect/finding.ts';
import { tryParse } from '../../image/image-reference.ts';
import { findBotContainer, type CronJob } from '../kube-objects.ts';

const FIX = 'castai-bot build-and-push';

/** Whether the image is one and the same for good: named by its digest. */
export function checkImages(
  cronJobs: readonly CronJob[],
  { isTagAllowed }: { readonly isTagAllowed: boolean },
): readonly Finding[] {
  const images = new Set(
    cronJobs.map(({ spec }) => findBotContainer(spec.jobTemplate.spec.template.spec)?.image ?? ''),
  );
  return [...images].map((image) => checkImage(image, isTagAllowed));
}

function checkImage(image: string, isTagAllowed: boolean): Finding {
  const reference = tryParse(image);
  const name = JSON.stringify(image);
  if (!reference) return failed('image', `The image ${name} is no image reference`, FIX);
  if (reference.digest !== undefined) return passed('image', `The image is ${image}`);
  const problem = `The image ${name} has no digest: what it names may change, and nodes keep what they pulled`;
  if (reference.tag !== undefined && isTagAllowed) return warning('image', problem, FIX);
  return failed('image', problem, FIX);
}
