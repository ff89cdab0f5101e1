import { isRecord } from '@castai-bot/cli';
import { TEST_CONFIG } from '../../castai/test-config.ts';
import type { FunctionConfig } from '../../config/function-config.ts';

/** Says which variables of test_config.env count for nothing, since a bot sets those of its config over them. */
export function noteBeaten(
  { document, source }: Pick<FunctionConfig, 'document' | 'source'>,
  variables: Readonly<Record<string, string>>,
): readonly string[] {
  const envelope = document['function'];
  const list = isRecord(envelope) ? envelope['env_variables'] : undefined;
  if (!Array.isArray(list)) return [];
  return list.filter(isRecord).flatMap(({ name, value }) => {
    if (typeof name !== 'string' || !Object.hasOwn(variables, name)) return [];
    return variables[name] === value ? [] : [`${name}: ${source} wins, ${TEST_CONFIG} is not used`];
  });
}
