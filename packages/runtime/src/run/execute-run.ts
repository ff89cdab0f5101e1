import { findLimitProblems } from '../read/bot-limits.ts';
import type { BotRun } from './bot-run.ts';
import { CastAi } from '../castai/cast-ai.ts';
import { mountedConfig } from '../read/config-file.ts';
import { isSimulated } from '../read/is-simulated.ts';
import { isDescribing } from '../read/settings.ts';
import { isTestingNotify } from '../read/is-testing-notify.ts';
import type { RunContext } from '../functions/define-function.ts';
import { describeFunctions } from '../functions/describe-functions.ts';
import { ConfigError } from '../errors.ts';
import { parseResult, type WholeResult } from '../functions/function-result.ts';
import { type RegisteredFunction, registerFunctions } from '../functions/function-registry.ts';
import { parseLogLevel } from '../output/log-level.ts';
import { toError } from '../values/to-error.ts';
import { createRunSchedule } from '../functions/run-schedule.ts';
import { type PreparedRun, prepareRun } from './prepare-run.ts';
import { checkCluster, explainUnknownCluster } from './explain-unknown-cluster.ts';
import { createStateAccess, keepGoodRun, recallGoodRun } from './state-access.ts';
import { startDeadline } from './start-deadline.ts';

/** Reads, checks and runs: the whole of a run but its end. What comes of it is noted in the run's control. */
export async function executeRun(run: BotRun, argv: readonly string[]): Promise<void> {
  await Promise.race([noteWhatComes(run, argv), run.control.givenUp]);
}

async function noteWhatComes(run: BotRun, argv: readonly string[]): Promise<void> {
  let result: WholeResult;
  try {
    result = parseResult(await start(run, argv));
    run.control.note({ kind: 'returned', result });
  } catch (thrown) {
    run.control.note({ kind: 'threw', error: toError(thrown) });
    return;
  }
  // Whatever keeps that from being kept: the function has returned.
  await keepGoodRun(run, result);
}

/** @returns what the function has returned; undefined where none has run */
async function start(run: BotRun, argv: readonly string[]): Promise<unknown> {
  const functions = await checkBot(run, argv);
  if (isDescribing(run.env)) {
    run.description = describeFunctions(run.options.name, functions);
    return undefined;
  }
  if (isTestingNotify(run.env)) {
    run.description = await testNotify(run);
    return undefined;
  }
  const prepared = await prepare(run, functions);
  run.log.info(`Running ${JSON.stringify(prepared.config.functionName)}`, {
    clusterId: prepared.settings.clusterId,
    apiUrl: prepared.settings.apiUrl,
  });
  if (prepared.settings.dryRun) {
    run.log.info('DRY_RUN is set: what castai is told to write is planned, and not sent');
  }
  return runUnderDeadline(run, prepared);
}

/**
 * The functions of the bot, if it is put together and started as a bot is.
 *
 * @throws ConfigError `usage`
 */
async function checkBot(
  { options: { functions, ...options } }: BotRun,
  argv: readonly string[],
): Promise<readonly RegisteredFunction[]> {
  const registry = registerFunctions(typeof functions === 'function' ? await functions() : functions);
  const problems = [
    ...(/^[\w.-]{1,63}$/.test(options.name)
      ? []
      : [`name: found ${JSON.stringify(options.name)}, wanted letters, digits, "-", "_" and "."`]),
    ...registry.problems,
    ...findLimitProblems({ ...options.limits }),
    ...argv.map(
      (word) => `argument ${JSON.stringify(word)}: a bot takes none, it reads its environment and config`,
    ),
  ];
  if (problems.length > 0) throw new ConfigError('Cannot start the bot', { code: 'usage', problems });
  return registry.functions;
}

/** @throws ConfigError where nobody is told of this run */
async function testNotify({ testNotify: test }: BotRun): Promise<object> {
  if (test !== undefined) return test();
  const problems = ['env BOT_ENTRY: names no "notify"'];
  throw new ConfigError('Cannot test notifications', { code: 'config', problems });
}

async function prepare(run: BotRun, functions: readonly RegisteredFunction[]): Promise<PreparedRun> {
  const { entry, env, key, log, options } = run;
  const preparation = await prepareRun({
    key,
    entry,
    env,
    functions,
    now: run.startedAt,
    places: { named: env['BOT_CONFIG'], mounted: mountedConfig, local: options.localConfig },
  });
  run.facts = preparation.facts;
  run.logLevel = parseLogLevel(preparation.envVariables.get('LOG_LEVEL') ?? '') ?? run.logLevel;
  for (const warning of preparation.warnings) log.warning(warning);
  const problems = [...run.logProblems, ...preparation.problems];
  if (preparation.run === undefined || problems.length > 0) {
    throw new ConfigError('Cannot run with this environment and config', { code: 'config', problems });
  }
  for (const [name, value] of preparation.envVariables) env[name] = value;
  log.debug('Read config', { ...preparation.run.config, envVariables: [...preparation.envVariables.keys()] });
  return preparation.run;
}

async function runUnderDeadline(run: BotRun, prepared: PreparedRun): Promise<unknown> {
  const { control, limits } = run;
  const seconds = prepared.settings.runDeadlineSeconds ?? limits.runDeadlineSeconds;
  const stopDeadline = startDeadline(control, seconds);
  const context = createContext(run, prepared);
  try {
    const lastGoodRun = prepared.hasState ? await recallGoodRun(run) : undefined;
    const schedule = createRunSchedule({ ...run.entry.value, tick: prepared.tick, lastGoodRun }, run.now);
    const result = await prepared.start({ ...context, schedule });
    await checkCluster(context.castai, context.clusterId);
    if (prepared.settings.dryRun) throwIfPlanEnded(result, context.castai);
    if (context.castai.writeLimitError !== undefined) throw context.castai.writeLimitError;
    return result;
  } catch (error) {
    // A function may deal with each item's error by itself: the limit ends the run all the same.
    if (context.castai.writeLimitError !== undefined) throw context.castai.writeLimitError;
    throw await explainUnknownCluster(error, context.castai, context.clusterId);
  } finally {
    stopDeadline();
  }
}

/**
 * A function that deals with each item's error by itself lists as failed what only a dry run keeps from going on.
 *
 * @throws PlanEndedError when nothing else failed
 */
function throwIfPlanEnded(result: unknown, castai: CastAi): void {
  const ends = parseResult(result).failed.map(({ message }) => castai.findPlanEnd(message));
  const [end] = ends;
  if (end !== undefined && ends.every((one) => one !== undefined)) throw end;
}

function createContext(run: BotRun, { apiKey, config, settings }: PreparedRun): Omit<RunContext, 'schedule'> {
  const { control, entry, limits, log, now, options } = run;
  const { signal } = control;
  const castai = new CastAi({
    apiUrl: settings.apiUrl,
    apiKey,
    organizationId: settings.organizationId,
    userAgent: describeSender(run),
    signal,
    log,
    onCall: run.onCall,
    dryRun: settings.dryRun,
    concurrency: limits.concurrency,
    maxWrites: Math.min(limits.maxWrites, entry.value?.limits?.maxWrites ?? limits.maxWrites),
    timeouts: { attemptMs: limits.attemptTimeoutMs },
    fetch: options.fetch,
  });
  run.plan = castai.plan;
  run.listPlanMarks = () => castai.listPlanMarks();
  return {
    castai,
    clusterId: settings.clusterId,
    config,
    dryRun: settings.dryRun,
    log,
    notify: run.notify,
    now,
    signal,
    simulated: isSimulated(run.env),
    stateAccess: createStateAccess(run),
  };
}

/** Who sends the requests: what looks at them tells the functions of a bot apart. */
function describeSender({ userAgent, facts: { functionName } }: BotRun): string {
  return functionName === null ? userAgent : `${userAgent} function/${functionName}`;
}
