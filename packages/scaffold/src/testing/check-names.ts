const LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const SUBDOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const LABEL_VALUE = /^(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?$/;
const QUALIFIED_NAME = /^([a-z0-9.-]{1,253}\/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;
const ENVIRONMENT_NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;
const QUANTITY = /^\d+(\.\d+)?(m|Ki|Mi|Gi|k|M|G)?$/;

/** Which rule each member of a manifest's names follows, by the last steps of its path. */
const RULES: readonly (readonly [RegExp, RegExp, number])[] = [
  [/^metadata\.name$/, LABEL, 52],
  [/\.?namespace$/, LABEL, 63],
  [/labels\.[^ ]*$/, LABEL_VALUE, 63],
  [/(containers|volumes|volumeMounts)\.\d+\.name$/, LABEL, 63],
  [/(configMap|configMapRef|secretKeyRef|imagePullSecrets\.\d+)\.name$/, SUBDOMAIN, 253],
  [/env\.\d+\.name$/, ENVIRONMENT_NAME, 253],
  [/env\.\d+\.value$/, /^[^\0]*$/, 4096],
  [/(requests|limits)\.[a-z-]+$/, QUANTITY, 20],
  [/containerName$/, /^bot$/, 3],
];

/** Names that the API server refuses although its schemas let them pass. */
export function checkNames(manifest: unknown): readonly string[] {
  return walk(manifest, '').flatMap(([path, value]) => {
    const key = /(?:labels|annotations)\.(.*)$/.exec(path)?.[1];
    const problems = key === undefined || QUALIFIED_NAME.test(key) ? [] : [`${path}: no name of a label`];
    const rules = RULES.filter(([where]) => where.test(path));
    const broken = rules.filter(
      ([, wanted, longest]) => typeof value !== 'string' || !wanted.test(value) || value.length > longest,
    );
    return [...problems, ...broken.map(() => `${path}: refused ${JSON.stringify(value)}`)];
  });
}

function walk(value: unknown, at: string): readonly (readonly [string, unknown])[] {
  if (typeof value !== 'object' || value === null) return [[at, value]];
  return Object.entries(value).flatMap(([key, member]: [string, unknown]) =>
    walk(member, at === '' ? key : `${at}.${key}`),
  );
}
