/** The oldest and the newest Kubernetes that manifests are held against. */
export const OLDEST_KUBERNETES = '1.30';
export const NEWEST_KUBERNETES = '1.36';

/**
 * Fields that the oldest one does not know → the newest release that does not know them either; what is below them is
 * as new as they are.
 * @see the `@schema` tags of cdk8s-plus-30 … cdk8s-plus-34 (one release each), and the models of
 * @kubernetes/client-node 2.0.1 (release-1.36)
 */
export const newerFields: Readonly<Record<string, string>> = {
  'Container.restartPolicyRules': '1.33',
  'EnvVarSource.fileKeyRef': '1.33',
  'EphemeralContainer.restartPolicyRules': '1.33',
  'Lifecycle.stopSignal': '1.32',
  'PodCertificateProjection.userAnnotations': '1.34',
  'PodResourceClaim.resourceClaimName': '1.30',
  'PodResourceClaim.resourceClaimTemplateName': '1.30',
  'PodSecurityContext.seLinuxChangePolicy': '1.31',
  'PodSecurityContext.supplementalGroupsPolicy': '1.30',
  'PodSpec.hostnameOverride': '1.33',
  'PodSpec.resources': '1.31',
  'PodSpec.schedulingGroup': '1.34',
  'ResourceClaim.request': '1.30',
  'Volume.image': '1.30',
  'VolumeProjection.podCertificate': '1.33',
};
