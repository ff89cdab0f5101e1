import path from 'node:path';
import { execa } from 'execa';
import fs from 'fs-extra';
import type { Lab } from './lab.ts';

/** Configuration of podman and buildah with a storage of their own, which nobody else on the machine sees. */
export async function makeContainersEnv(
  lab: Lab,
  name: string,
  graphFolder?: string,
): Promise<Record<string, string>> {
  const folder = path.join(lab.folder, name);
  const files = { conf: path.join(folder, 'containers.conf'), storage: path.join(folder, 'storage.conf') };
  // Nested in a virtual machine or a container, what Debian's crun and the default limits ask for is not there.
  await fs.outputFile(
    files.conf,
    [
      '[containers]',
      'default_ulimits = ["nofile=1024:1024", "nproc=1024:1024"]',
      '[engine]',
      'runtime = "runc"',
      'cgroup_manager = "cgroupfs"',
      'events_logger = "file"',
    ].join('\n'),
  );
  const env = {
    ...lab.env,
    CONTAINERS_CONF: files.conf,
    CONTAINERS_STORAGE_CONF: files.storage,
    BUILDAH_ISOLATION: 'chroot',
  };
  const graphroot = graphFolder ?? path.join(folder, 'graph');
  for (const driver of ['overlay', 'vfs']) {
    const runroot = path.join(folder, 'run');
    const lines = [`driver = "${driver}"`, `graphroot = "${graphroot}"`, `runroot = "${runroot}"`];
    await fs.outputFile(files.storage, ['[storage]', ...lines].join('\n'));
    // On top of another overlay there is no overlay.
    const { exitCode } = await execa('podman', ['info'], { env, extendEnv: false, reject: false });
    if (exitCode === 0) break;
    await fs.remove(graphroot);
  }
  lab.atEnd(() => execa('podman', ['system', 'reset', '--force'], { env, extendEnv: false, reject: false }));
  return env;
}
