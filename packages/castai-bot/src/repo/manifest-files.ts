/** The folder of a bot's repo that has its manifests. */
export const MANIFEST_FOLDER = 'k8s';

/** What kustomize reads in a folder. */
export const KUSTOMIZATION_NAME = 'kustomization.yaml';

/** The list of what is deployed, relative to the repo. */
export const KUSTOMIZATION: string = `${MANIFEST_FOLDER}/${KUSTOMIZATION_NAME}`;
