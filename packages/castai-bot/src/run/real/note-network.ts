import type { Environment } from '../../process/bot-env.ts';

/** What Node reads when it starts, and castai-bot itself, which calls CAST AI for the bot, has started already. */
const READ_AT_START = /^(?:https?_proxy|no_proxy|node_use_env_proxy|node_extra_ca_certs)$/i;

/** Says which settings of the network do not count as somebody may think they do. */
export function noteNetwork(
  file: Readonly<Record<string, string>>,
  { shell, shown }: { readonly shell: Environment; readonly shown: string },
): readonly string[] {
  const late = Object.keys(file).filter((name) => READ_AT_START.test(name) && file[name] !== '');
  const proxy = ['HTTPS_PROXY', 'https_proxy'].find((name) => shell[name]);
  return [
    ...late.map((name) => `${name}: set it in the shell, in ${shown} it comes too late`),
    ...(proxy !== undefined && !shell['NODE_USE_ENV_PROXY']
      ? [`${proxy}: not used unless NODE_USE_ENV_PROXY=1 is set too`]
      : []),
  ];
}
