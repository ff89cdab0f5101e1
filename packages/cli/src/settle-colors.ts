type Environment = Readonly<Record<string, string | undefined>>;

/**
 * NO_COLOR wins over FORCE_COLOR: whoever is given both, as a child of ours, would ask Node, to which it is the other
 * way round, with a warning.
 */
export function settleColors(env: Environment): Environment {
  if (!env['NO_COLOR'] || env['FORCE_COLOR'] === undefined) return env;
  const { FORCE_COLOR: _loser, ...kept } = env;
  return kept;
}
