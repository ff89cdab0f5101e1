export { disableWorkloadAutoscaler } from './disable-workload-autoscaler.ts';
