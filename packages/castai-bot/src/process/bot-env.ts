import { usageError } from '@castai-bot/cli';

export type Environment = Readonly<Record<string, string | undefined>>;

/** What a program needs of the machine it runs on, whatever it does. None of them is a login. */
const OF_THE_MACHINE = [
  // Where programs, files and the person are.
  'PATH',
  'HOME',
  'USER',
  'LOGNAME',
  'SHELL',
  'TMPDIR',
  'TEMP',
  'TMP',
  // Language and time.
  'LANG',
  'LANGUAGE',
  'TZ',
  // The way out: proxies, and who may vouch for a server.
  'HTTP_PROXY',
  'HTTPS_PROXY',
  'ALL_PROXY',
  'NO_PROXY',
  'NODE_USE_ENV_PROXY',
  'NODE_USE_SYSTEM_CA',
  'NODE_EXTRA_CA_CERTS',
  'SSL_CERT_FILE',
  'SSL_CERT_DIR',
  'CURL_CA_BUNDLE',
  'REQUESTS_CA_BUNDLE',
  // How to print.
  'TERM',
  'COLORTERM',
  'COLUMNS',
  'NO_COLOR',
  'FORCE_COLOR',
  'CI',
  'LOG_FORMAT',
  'LOG_LEVEL',
  // Node.
  'NODE_OPTIONS',
  'NODE_COMPILE_CACHE',
  // Windows.
  'ALLUSERSPROFILE',
  'APPDATA',
  'COMMONPROGRAMFILES',
  'COMMONPROGRAMFILES(X86)',
  'COMMONPROGRAMW6432',
  'COMPUTERNAME',
  'COMSPEC',
  'HOMEDRIVE',
  'HOMEPATH',
  'LOCALAPPDATA',
  'NUMBER_OF_PROCESSORS',
  'OS',
  'PATHEXT',
  'PROCESSOR_ARCHITECTURE',
  'PROCESSOR_IDENTIFIER',
  'PROGRAMDATA',
  'PROGRAMFILES',
  'PROGRAMFILES(X86)',
  'PROGRAMW6432',
  'PUBLIC',
  'SYSTEMDRIVE',
  'SYSTEMROOT',
  'USERDOMAIN',
  'USERNAME',
  'USERPROFILE',
  'WINDIR',
];
const ALLOWED = new Set(OF_THE_MACHINE);
const LOCALE = /^LC_[A-Z_]+$/;

/** Where to call, who as, what to do: said by the command and the repo, never by a variable left in a shell. */
const DECIDED_HERE = new Set([
  'ALLOW_API_HOST',
  'API_KEY',
  'API_KEY_FILE',
  'API_REGION',
  'API_URL',
  'BOT_CONFIG',
  'BOT_DESCRIBE',
  'BOT_ENTRY',
  'BOT_JOB_NAME',
  'BOT_SIMULATED',
  'BOT_TICK',
  'BOT_STATE_TOKEN',
  'BOT_STATE_URL',
  'CLUSTER_ID',
  'DRY_RUN',
  'ORGANIZATION_ID',
  'PLAN_FILE',
  'TERMINATION_LOG',
]);

/** Names of variables that the bot's code gets too, with commas between them: what `--env` says, for every command. */
const PASSED_ON = 'CASTAI_BOT_ENV';

/** The flag by which a person lets more of the shell through. */
export const envFlag: {
  readonly kind: 'strings';
  readonly summary: string;
  readonly placeholder: 'NAME';
  readonly check: (name: string) => string | undefined;
} = {
  kind: 'strings',
  summary: `a variable of your shell that the bot's code gets too; repeatable (or ${PASSED_ON})`,
  placeholder: 'NAME',
  check: checkName,
};

function checkName(name: string): string | undefined {
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) return 'Wanted the name of a variable, without a value';
  return DECIDED_HERE.has(name.toUpperCase()) ? 'castai-bot decides that itself' : undefined;
}

/** A context whose bots get these variables too. @throws CliError USAGE when the shell has none of that name */
export function passOn<Context extends { readonly env: Environment }>(
  context: Context,
  names: readonly string[],
): Context {
  const missing = names.find((name) => context.env[name] === undefined);
  if (missing !== undefined)
    throw usageError(`Cannot pass on --env ${missing}: the shell has no such variable`);
  if (names.length === 0) return context;
  return {
    ...context,
    env: { ...context.env, [PASSED_ON]: [...listPassedOn(context.env), ...names].join(',') },
  };
}

function listPassedOn(env: Environment): readonly string[] {
  const names = (env[PASSED_ON] ?? '').split(',').map((name) => name.trim());
  return names.filter((name) => name !== '' && checkName(name) === undefined);
}

/**
 * The environment for a child that is the bot's own code: of this process's what a program needs of its machine, and
 * the variables that a person named. Logins to registries, clouds and git are not for it.
 */
export function botEnv(env: Environment): Environment {
  const passed = new Set(listPassedOn(env));
  return Object.fromEntries(
    Object.entries(env).filter(([name]) => {
      const upper = name.toUpperCase();
      return ALLOWED.has(upper) || LOCALE.test(upper) || passed.has(name);
    }),
  );
}

/** It answers on no machine: nothing listens there, and nothing but root may. */
const DEAD_URL = 'http://127.0.0.1:1';
/**
 * Nobody's, and too short for a key: a bot that finds it names every problem of its config, and runs nothing. Longer
 * words would be taken out of what the bot says.
 */
const DEAD_KEY = 'no';

/**
 * The environment for a child that is asked something and must not act. All of it is set, so that an env file that the
 * bot loads by itself does not set it.
 */
export function askingEnv(env: Environment): Environment {
  return {
    ...botEnv(env),
    API_KEY: DEAD_KEY,
    API_KEY_FILE: '',
    API_URL: DEAD_URL,
    API_REGION: '',
    ALLOW_API_HOST: '',
    DRY_RUN: '1',
  };
}
