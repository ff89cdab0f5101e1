import { shortestSecret } from '../output/shortest-secret.ts';
import { fileSystem } from '../platform/file-system.ts';
import { Secret } from '../values/secret.ts';
import type { Environment } from './environment.ts';

/** The key, what must not be shown whether or not it is a usable key, and what is wrong. */
export interface ApiKeyReading {
  readonly apiKey: Secret | undefined;
  readonly secrets: readonly string[];
  readonly problems: readonly string[];
}

/**
 * Takes the API key out of `env`: `API_KEY`, or the file that `API_KEY_FILE` names. `API_KEY` is gone from `env`
 * afterwards. One line break at the end is dropped: Secrets made with `echo` have it.
 */
export function readApiKey(env: Environment): ApiKeyReading {
  const { API_KEY: inline = '', API_KEY_FILE: file = '' } = env;
  delete env['API_KEY'];
  if (inline !== '' && file !== '') {
    return {
      ...check('API_KEY', inline),
      problems: ['env API_KEY: found API_KEY_FILE too, wanted one of them'],
    };
  }
  if (inline !== '') return check('API_KEY', inline);
  if (file !== '') return readKeyFile(file);
  return {
    apiKey: undefined,
    secrets: [],
    problems: ['env API_KEY: missing, wanted a CAST AI API key, or its file in API_KEY_FILE'],
  };
}

function readKeyFile(file: string): ApiKeyReading {
  try {
    return check('API_KEY_FILE', fileSystem.readFileSync(file, 'utf8'));
  } catch (error) {
    const problem = `env API_KEY_FILE: cannot read ${JSON.stringify(file)}: ${String(error)}`;
    return { apiKey: undefined, secrets: [], problems: [problem] };
  }
}

function check(name: string, raw: string): ApiKeyReading {
  const value = raw.replace(/\r?\n$/, '');
  const problem = findProblem(value);
  const secrets = [value, ...value.split(/\s+/)].filter((part) => part.length >= shortestSecret);
  return problem === undefined
    ? { apiKey: new Secret(value), secrets, problems: [] }
    : { apiKey: undefined, secrets, problems: [`env ${name}: ${problem}`] };
}

/** What is wrong with a key, without a letter of it. */
function findProblem(value: string): string | undefined {
  const position = value.search(/[^\x21-\x7e]/);
  if (position !== -1) {
    return `found a space, a line break or another character that no key has at position ${position + 1} of ${value.length}`;
  }
  if (value.length < shortestSecret) return `found ${value.length} characters, wanted a CAST AI API key`;
  return undefined;
}
