/**
 * The time zones that a CronJob takes, the likely one and UTC first. Each that Node lists is one: Kubernetes has all but
 * the newest, and takes those once its control plane is as new.
 * @param likely one that `checkTimeZone` takes
 */
export function listTimeZones(likely: string): readonly string[] {
  return [...new Set([likely, 'Etc/UTC', ...Intl.supportedValuesOf('timeZone')])];
}
