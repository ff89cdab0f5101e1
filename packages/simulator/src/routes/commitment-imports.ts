import { ownContents, pathContents } from '../behaviour/find-organization.ts';
import { importCommitments } from '../behaviour/import-commitments.ts';
import {
  readAwsReservedInstances,
  readAzureReservation,
  readGcpCommitment,
} from '../behaviour/imported-commitment.ts';
import type { Handlers } from '../http/route.ts';

export const commitmentImportHandlers: Handlers = {
  importGcpCommitments: (call) => {
    importCommitments(call.state, ownContents(call), {
      items: call.body.map(readGcpCommitment),
      context: 'gcpResourceCudContext',
      overwrites: call.query.behaviour === 'OVERWRITE',
    });
    return {};
  },
  importAzureReservations: (call) => {
    importCommitments(call.state, ownContents(call), {
      items: call.body.map((item, index) => readAzureReservation(call.state, item, index)),
      context: 'azureReservationContext',
      overwrites: call.query.behaviour === 'OVERWRITE',
    });
    return {};
  },
  importAwsReservedInstances: (call) => {
    importCommitments(call.state, pathContents(call), {
      items: call.body.flatMap((item, index) => readAwsReservedInstances(call.state, item, index)),
      context: 'awsReservedInstancesContext',
      overwrites: call.query.behaviour === 'OVERWRITE',
    });
    return {};
  },
};
