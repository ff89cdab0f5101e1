import { asObject, asText, type JsonObject } from './kube-object.ts';

/** What a controller names an object that it makes of a template of its owner. */
export function ownedMetadata(name: string, owner: JsonObject, template: JsonObject): JsonObject {
  const { name: ownerName, uid } = asObject(owner['metadata']);
  return {
    name,
    labels: asObject(template['metadata'])['labels'],
    ownerReferences: [
      {
        apiVersion: asText(owner['apiVersion']),
        kind: asText(owner['kind']),
        name: asText(ownerName),
        uid: asText(uid),
        controller: true,
      },
    ],
  };
}
