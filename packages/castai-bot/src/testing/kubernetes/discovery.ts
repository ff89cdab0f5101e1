import type { JsonObject } from './kube-object.ts';
import { groupVersionOf, RESOURCES, type Resource } from './resources.ts';

const VERBS = ['create', 'delete', 'get', 'list', 'patch', 'update', 'watch'];
/** What the stand-in claims to be. */
const VERSION = { major: '1', minor: '32', gitVersion: 'v1.32.4', platform: 'linux/amd64' };

/** What kubectl asks before it asks for objects; undefined when the path is none of these. */
export function discover(path: string): JsonObject | undefined {
  if (path === '/version') return VERSION;
  if (path === '/api') return { kind: 'APIVersions', versions: ['v1'] };
  if (path === '/apis') return { kind: 'APIGroupList', apiVersion: 'v1', groups: groups().map(toGroup) };
  if (path === '/openapi/v3') return { paths: Object.fromEntries(groupVersions().map(toOpenApiEntry)) };
  const openApi = /^\/openapi\/v3\/(?:api|apis)\/(.+)$/.exec(path)?.[1];
  if (openApi !== undefined && groupVersions().includes(openApi)) return toOpenApi(openApi);
  const groupVersion = /^\/(?:api|apis)\/(.+)$/.exec(path)?.[1];
  if (groupVersion === undefined || !groupVersions().includes(groupVersion)) return undefined;
  return {
    kind: 'APIResourceList',
    apiVersion: 'v1',
    groupVersion,
    resources: ofGroupVersion(groupVersion).flatMap(toApiResources),
  };
}

const groupVersions = (): readonly string[] => [...new Set(RESOURCES.map(groupVersionOf))];
const groups = (): readonly string[] => [...new Set(RESOURCES.map(({ group }) => group))].filter(Boolean);
const ofGroupVersion = (wanted: string): readonly Resource[] =>
  RESOURCES.filter((resource) => groupVersionOf(resource) === wanted);

function toGroup(name: string): JsonObject {
  const version = { groupVersion: `${name}/v1`, version: 'v1' };
  return { name, versions: [version], preferredVersion: version };
}

function toApiResources(resource: Resource): readonly JsonObject[] {
  const { plural, singular, kind, isNamespaced, shortNames = [], isReview, hasStatus } = resource;
  const common = { singularName: singular, namespaced: isNamespaced, kind };
  const main = { ...common, name: plural, shortNames, verbs: isReview ? ['create'] : VERBS };
  const status = { ...common, name: `${plural}/status`, verbs: ['get', 'patch', 'update'] };
  return hasStatus ? [main, status] : [main];
}

function toOpenApiEntry(groupVersion: string): readonly [string, JsonObject] {
  const path = groupVersion.includes('/') ? `apis/${groupVersion}` : `api/${groupVersion}`;
  return [path, { serverRelativeURL: `/openapi/v3/${path}?hash=1` }];
}

/** Only what kubectl looks for: that PATCH knows `dryRun` and `fieldValidation`, so that the server validates. */
function toOpenApi(groupVersion: string): JsonObject {
  const [group, version] = groupVersion.includes('/') ? groupVersion.split('/') : ['', groupVersion];
  const root = group === '' ? `/api/${groupVersion}` : `/apis/${groupVersion}`;
  const parameters = ['dryRun', 'fieldManager', 'fieldValidation', 'force'].map((name) => ({
    name,
    in: 'query',
    schema: { type: 'string', uniqueItems: true },
  }));
  const paths = ofGroupVersion(groupVersion).map(
    ({ plural, kind, isNamespaced }): readonly [string, JsonObject] => [
      `${root}${isNamespaced ? '/namespaces/{namespace}' : ''}/${plural}/{name}`,
      {
        patch: {
          parameters,
          responses: {},
          'x-kubernetes-action': 'patch',
          'x-kubernetes-group-version-kind': { group, version, kind },
        },
      },
    ],
  );
  return {
    openapi: '3.0.0',
    info: { title: 'Stand-in', version: VERSION.gitVersion },
    paths: Object.fromEntries(paths),
  };
}
