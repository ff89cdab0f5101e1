import { describe, expect, it } from 'vitest';
import { createApiValidator } from './api-validator.ts';

const validate = createApiValidator();
const nodes = '/v1/kubernetes/external-clusters/c1/nodes';
const added = { nodeId: 'n1', operationId: 'o1' };

describe('createApiValidator()', () => {
  it('accepts a call that fits the document', () => {
    const exchange = { method: 'POST', url: nodes, requestBody: { instanceType: 'm5.large' }, status: 200 };
    expect(validate({ ...exchange, responseBody: added })).toEqual([]);
  });

  it('reads arrays, numbers, booleans and maps of a query', () => {
    const url =
      '/v1/workload-autoscaling/clusters/c1/workloads?namespaces=a&namespaces=b&workloadHasError=true&page.limit=5';
    expect(validate({ method: 'GET', url, status: 200, responseBody: { workloads: [] } })).toEqual([]);
    const audit = '/v1/audit?labels[clusterId]=c1&labels[b]=2';
    expect(validate({ method: 'GET', url: audit, status: 200, responseBody: { items: [] } })).toEqual([]);
    const cost =
      '/v1/cost-reports/clusters/c1/cost?startTime=2026-01-01T00:00:00Z&endTime=2026-01-02T00:00:00Z&stepSeconds=60';
    expect(validate({ method: 'GET', url: cost, status: 200, responseBody: {} })).toEqual([]);
  });

  it('finds an unknown parameter and a value that is not in its list', () => {
    const problems = validate({
      method: 'GET',
      url: `${nodes}?nodeStatus=readyish&colour=red&removalDisabled=perhaps`,
      status: 200,
      responseBody: { items: [] },
    });
    expect(problems.join('\n')).toMatch(/query\/colour: is not in the document/);
    expect(problems.join('\n')).toMatch(/query\/nodeStatus: found "readyish", wanted one of .*ready/);
    expect(problems.join('\n')).toMatch(/query\/removalDisabled: found "perhaps", wanted boolean/);
  });

  it('finds a field of the request that is missing and one that is unknown', () => {
    const requestBody = { kubernetesLabels: { a: 1 }, colour: 'red' };
    const problems = validate({
      method: 'POST',
      url: nodes,
      requestBody,
      status: 200,
      responseBody: added,
    }).join('\n');
    expect(problems).toMatch(/request body\/instanceType: is missing/);
    expect(problems).toMatch(/request body\/colour: is not in the document/);
    expect(problems).toMatch(/request body\/kubernetesLabels\/a: found 1, wanted string/);
  });

  it('finds a field of the answer that has the wrong type', () => {
    const responseBody = { items: [], nextCursor: 5 };
    expect(validate({ method: 'GET', url: nodes, status: 200, responseBody })).toEqual([
      `GET ${nodes}: answer/nextCursor: found 5, wanted string`,
    ]);
  });

  it('wants the errors of v1 services to have fieldViolations', () => {
    const responseBody = { message: 'no' };
    expect(validate({ method: 'GET', url: nodes, status: 404, responseBody }).join()).toMatch(
      /fieldViolations/,
    );
  });

  it('finds a status, a body and a path that are not in the document', () => {
    const cluster = '/v1/kubernetes/external-clusters/c1';
    expect(validate({ method: 'DELETE', url: cluster, status: 200 })).toEqual([
      `DELETE ${cluster}: status 200: not one of 204, default`,
    ]);
    expect(validate({ method: 'DELETE', url: cluster, status: 204, responseBody: {} })).toEqual([
      `DELETE ${cluster}: answer of status 204: none is wanted`,
    ]);
    expect(validate({ method: 'GET', url: '/v1/other', status: 200 })).toEqual([
      'GET /v1/other: no such operation in the document',
    ]);
  });

  it('prefers a literal path to a template', () => {
    const url = '/v1/kubernetes/external-clusters/operations/o1';
    expect(validate({ method: 'GET', url, status: 200, responseBody: { id: 'o1', done: true } })).toEqual([]);
    const order = '/v1/workload-autoscaling/clusters/c1/policies/order';
    expect(
      validate({ method: 'PUT', url: order, requestBody: { policyIds: [] }, status: 200, responseBody: {} }),
    ).toEqual([]);
  });

  it('takes text where the document says text', () => {
    expect(validate({ method: 'GET', url: '/v1/metrics/prom', status: 200, responseBody: 'a 1\n' })).toEqual(
      [],
    );
    expect(validate({ method: 'GET', url: '/v1/metrics/prom', status: 200, responseBody: {} })).toHaveLength(
      1,
    );
  });
});
