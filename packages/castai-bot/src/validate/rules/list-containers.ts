import { getItems, getValue, type Located } from '../located/located.ts';

/** Every container of a pod's spec, those that run first included. */
export function listContainers(spec: Located): readonly Located[] {
  return ['initContainers', 'containers', 'ephemeralContainers'].flatMap((name) =>
    getItems(getValue(spec, name)),
  );
}
