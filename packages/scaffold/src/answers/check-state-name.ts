import { checkDnsLabel, tooLong } from './check-dns-name.ts';
import { checkFileName } from './check-file-name.ts';

/** Of a label, which the name of the state's objects becomes as well. */
const LABEL_LENGTH = 63;

/** The name of a state's objects in the cluster. */
export function stateObjectName(botName: string, state: string): string {
  return `${botName}-${state}-state`;
}

/** Says what keeps a value from naming a state: its file, and `<bot>-<state>-state` in the cluster. */
export function checkStateName(value: string, botName: string): string | undefined {
  const longest = LABEL_LENGTH - stateObjectName(botName, '').length;
  if (value.length > longest)
    return `${tooLong(value, longest)}, since ${botName}-<state>-state names its ConfigMap`;
  return checkDnsLabel(value) ?? checkFileName(value);
}
