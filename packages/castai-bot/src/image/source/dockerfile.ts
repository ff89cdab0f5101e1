/** The image that a Dockerfile's last stage begins with, as far as the Dockerfile itself says. */
export function readBaseImage(dockerfile: string): string | undefined {
  const defaults = new Map<string, string>();
  let base: string | undefined;
  for (const line of dockerfile.split(/\r?\n/)) {
    const [, name, value] = /^\s*ARG\s+(\w+)=(\S+)\s*$/i.exec(line) ?? [];
    if (name !== undefined && value !== undefined && base === undefined) defaults.set(name, unquote(value));
    base = /^\s*FROM\s+(?:--\S+\s+)*(\S+)/i.exec(line)?.[1] ?? base;
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
  const words = dockerfile
    .split(/\r?\n/)
    .flatMap((line) => /^\s*(RUN|ADD|FROM)\s/i.exec(line)?.[1]?.toUpperCase() ?? []);
  return words.some((word) => word !== 'FROM') || words.length > 1;
}
