import { parseDockerfile } from '../../dockerfile/parse-dockerfile.ts';

/** The image that a Dockerfile's last stage begins with, as far as the Dockerfile itself says. */
export function readBaseImage(dockerfile: string): string | undefined {
  const defaults = new Map<string, string>();
  let base: string | undefined;
  for (const { name, words } of parseDockerfile(dockerfile)) {
    const [, argument, value] = /^(\w+)=(\S+)$/.exec(name === 'ARG' ? words : '') ?? [];
    if (argument !== undefined && value !== undefined && base === undefined)
      defaults.set(argument, unquote(value));
    if (name === 'FROM') base = /^(?:--\S+\s+)*(\S+)/.exec(words)?.[1] ?? base;
  }
  const image = base?.replaceAll(/\$(?:\{(\w+)\}|(\w+))/g, (whole, braced?: string, bare?: string) => {
    return defaults.get(braced ?? bare ?? '') ?? whole;
  });
  return image === undefined || image.includes('$') ? undefined : unquote(image);
}

function unquote(text: string): string {
  return text.replace(/^"(.*)"$|^'(.*)'$/, '$1$2');
}

/** Whether building takes more than copying files onto a base: then layers of earlier builds are worth their upkeep. */
export function hasCostlySteps(dockerfile: string): boolean {
  const names = parseDockerfile(dockerfile).map(({ name }) => name);
  return (
    names.some((name) => name === 'RUN' || name === 'ADD') ||
    names.filter((name) => name === 'FROM').length > 1
  );
}
