import { describe, expect, test } from 'vitest';
import { parseFault } from './parse-fault.ts';
import { writeFault } from './write-fault.ts';

describe('parseFault()', () => {
  test.each([
    ['latency=200', { kind: 'latency', milliseconds: 200 }],
    [
      'status=503,rate=0.1,retryAfter=2@GET /v1/*',
      { kind: 'status', status: 503, isApplied: false, retryAfter: '2', rate: 0.1, route: 'GET /v1/*' },
    ],
    [
      'reset,times=1,applied@addNode',
      { kind: 'reset', at: 'start', isApplied: true, times: 1, route: 'addNode' },
    ],
    ['stall,at=body', { kind: 'stall', at: 'body', isApplied: false }],
    ['rateLimit=5,burst=1', { kind: 'rateLimit', perSecond: 5, burst: 1, sendsRetryAfter: false }],
    ['clockSkew=-300000', { kind: 'clockSkew', milliseconds: -300_000 }],
    ['wrongKey', { kind: 'wrongKey' }],
    ['readonlyKey', { kind: 'readonlyKey' }],
  ])('reads %s', (text, fault) => {
    expect(parseFault(text)).toEqual(fault);
  });

  test.each([
    'latency=200',
    'status=503,retryAfter=2,body=html,applied,rate=0.1@GET /v1/*',
    'reset,at=body,applied,skip=2,times=1@addNode',
    'rateLimit=5,burst=1,retryAfter',
    'clockSkew=-300000',
    'status=429,times=1@write',
    'readonlyKey',
  ])('writeFault() writes %s as it was typed', (text) => {
    expect(writeFault(parseFault(text))).toBe(text);
  });

  test.each([
    ['flood', 'found the kind "flood"'],
    ['latency', 'found "" for latency, wanted a number'],
    ['status=200,often', 'found the option "often"'],
    ['status=500,body=xml', 'found "xml" for body, wanted envelope or html or empty'],
    ['status=99', 'found "99" for status, wanted a number from 200 to 599'],
    ['reset,at=end', 'found "end" for at, wanted start or body'],
    ['stall,applied=yes', 'found "yes" for applied, wanted true or false'],
    ['latency=-1', 'found "-1" for latency, wanted a number from 0 to 2147483647'],
    ['latency=1e12', 'found "1e12" for latency, wanted a number from 0 to 2147483647'],
    ['clockSkew=-9e15', 'found "-9e15" for clockSkew, wanted a number from -3153600000000 to 3153600000000'],
    ['clockSkew=Infinity', 'found "Infinity" for clockSkew, wanted a number from'],
    ['status=503,retryAfter=später', 'found "später" for retryAfter, wanted seconds, or a text in ASCII'],
    ['reset,times=-2', 'found "-2" for times, wanted 0 or more'],
    ['reset@addNod', 'found the route "addNod", wanted a method, a path, an operationId, read or write'],
    ['reset@get', 'found the route "get", wanted a method, a path, an operationId, read or write'],
    ['wrongKey,rate=10', 'found "10" for rate, wanted a number from 0 to 1'],
  ])('refuses %s', (text, problem) => {
    expect(() => parseFault(text)).toThrow(`Reading the fault "${text}" failed: ${problem}`);
  });
});
