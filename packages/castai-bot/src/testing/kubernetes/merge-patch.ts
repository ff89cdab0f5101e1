import { asObject, isJsonObject, type Json, type JsonObject } from './kube-object.ts';

/** @see https://www.rfc-editor.org/rfc/rfc7396 */
export function mergePatch(target: Json | undefined, patch: Json): Json {
  if (!isJsonObject(patch)) return patch;
  const merged: Record<string, Json | undefined> = { ...asObject(target) };
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) delete merged[name];
    else if (value !== undefined) merged[name] = mergePatch(merged[name], value);
  }
  return merged satisfies JsonObject;
}
