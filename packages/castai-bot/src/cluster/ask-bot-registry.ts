import type { CommandContext } from '@castai-bot/cli';
import { toFullName, tryParse, type ImageReference } from '../image/image-reference.ts';
import { openBotRegistry } from '../image/open-bot-registry.ts';
import type { Registry } from '../image/registry/registry.ts';
import { withPatience } from '../patience.ts';
import type { Repo } from '../repo/find-repo.ts';

/** A registry that this machine does not reach may be near to the nodes: it is not waited for. */
const PATIENCE_MS = 5000;

export interface AskOptions<Answer> {
  /** As manifests name them; only those of the bot's own repository are asked about. */
  readonly images: readonly string[];
  readonly context: CommandContext;
  readonly ask: (registry: Registry, image: ImageReference) => Promise<Answer>;
}

/** Asks the registry about images, with the login of this machine; no answers where it cannot be asked. */
export async function askBotRegistry<Answer>(
  repo: Repo,
  { images, context, ask }: AskOptions<Answer>,
): Promise<ReadonlyMap<string, Answer>> {
  const signal = AbortSignal.any([
    context.signal,
    AbortSignal.timeout(withPatience(PATIENCE_MS, context.env)),
  ]);
  try {
    const { registry, prepared } = await openBotRegistry(repo, { ...context, signal });
    const own = [...new Set(images)].flatMap((text) => {
      const image = tryParse(text);
      return image && toFullName(image) === toFullName(prepared.image) ? [{ text, image }] : [];
    });
    return new Map(
      await Promise.all(own.map(async ({ text, image }) => [text, await ask(registry, image)] as const)),
    );
  } catch {
    // No engine, no network, no answer in time: the nodes may fare better.
    context.signal.throwIfAborted();
    return new Map();
  }
}
