import { fileSystem } from '../platform/file-system.ts';

/** Where the kubelet makes a file for a container's last words. */
const KUBELET_PATH = '/dev/termination-log';

/**
 * Where the report's copy goes: `TERMINATION_LOG`, else the kubelet's file if it made one and the process is the
 * bot's own.
 */
export function findTerminationLog(
  named: string | undefined,
  { isOwn }: { readonly isOwn: boolean },
): string | undefined {
  if (named !== undefined && named !== '') return named;
  return isOwn && fileSystem.existsSync(KUBELET_PATH) ? KUBELET_PATH : undefined;
}
