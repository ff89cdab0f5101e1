import { CliError } from '@castai-bot/cli';
import { canBuildManyPlatforms, type Engine } from './engine/engine.ts';
import { splitPlatforms, type FoundPlatforms } from './engine/find-platforms.ts';

/** What was asked for comes first, then what was found. @throws CliError PLATFORMS when the engine builds for one only */
export function choosePlatforms(
  engine: Engine,
  { asked, found }: { readonly asked: readonly string[]; readonly found: FoundPlatforms | undefined },
): readonly string[] {
  const platforms = found ? found.platforms : splitPlatforms(asked);
  if (platforms.length === 1 || canBuildManyPlatforms(engine)) return platforms;
  throw new CliError(
    'PLATFORMS',
    `Cannot build for ${platforms.join(' and ')} with ${engine.name}: without buildx it builds for one platform`,
    {
      hint: 'Install buildx (https://docs.docker.com/go/buildx), or add --engine podman, or --platform with one',
    },
  );
}
