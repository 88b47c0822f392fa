/** All matchers by name. A new one is a file here and a line in this table. */
import type { MatcherSignature } from '../../core/signature.ts';
import type { Matcher } from '../matcher.ts';
import { arg } from './arg.ts';
import { argGlob } from './arg-glob.ts';
import { argMatches } from './arg-matches.ts';
import { baseCommandNotIn } from './base-command-not-in.ts';
import { callKind, client, inSubagent, permissionMode, tool } from './call.ts';
import { calledByPath } from './called-by-path.ts';
import { command } from './command.ts';
import { contentMatches } from './content-matches.ts';
import { dynamicCommand } from './dynamic-command.ts';
import { envAssigns, envMatches } from './env-assigns.ts';
import { changes, changesMetadata, deletes, lists, reads, touches, writes } from './file-paths.ts';
import {
  deletesOnly,
  deletesTarget,
  metadataTarget,
  readsOnly,
  readsTarget,
  target,
  writesOnly,
  writesTarget,
} from './file-targets.ts';
import { mayHaveFlags } from './may-have-flags.ts';
import { mcpLaunch, mcpParamMatches, mcpServer, mcpServerNotIn, mcpTool } from './mcp.ts';
import { mcpParamRuns } from './mcp-param-runs.ts';
import { mentions } from './mentions.ts';
import { metadataMatches } from './metadata-matches.ts';
import { fetches, hostIn, hostKind, hostNotIn, sends, sendsNotTo, urlMatches } from './network.ts';
import { opaque } from './opaque.ts';
import { operand, operandMatches } from './operand.ts';
import { operandsAtLeast, operandsAtMost } from './operand-count.ts';
import { optionValue } from './option-value.ts';
import { outputOf } from './output-of.ts';
import { outputTo } from './output-to.ts';
import { pipelineFrom, pipelineThrough, pipelineTo } from './pipelines.ts';
import { recursive } from './recursive.ts';
import { redirectsFrom, redirectsTo } from './redirects.ts';
import { runner } from './runner.ts';
import { subcommand } from './subcommand.ts';
import { unknownArgs } from './unknown-args.ts';
import { usesEnv } from './uses-env.ts';
import { inSubstitution, via, viaKind } from './via.ts';
import { withAllFlags } from './with-all-flags.ts';
import { withFlags } from './with-flags.ts';
import { withoutFlags } from './without-flags.ts';

const ALL: readonly Matcher[] = [
  command,
  baseCommandNotIn,
  subcommand,
  dynamicCommand,
  calledByPath,
  opaque,
  runner,
  outputOf,
  withFlags,
  withAllFlags,
  withoutFlags,
  mayHaveFlags,
  optionValue,
  arg,
  argGlob,
  argMatches,
  operand,
  operandMatches,
  operandsAtLeast,
  operandsAtMost,
  unknownArgs,
  envAssigns,
  envMatches,
  usesEnv,
  redirectsTo,
  redirectsFrom,
  pipelineTo,
  pipelineFrom,
  pipelineThrough,
  outputTo,
  via,
  viaKind,
  inSubstitution,
  reads,
  lists,
  writes,
  deletes,
  changesMetadata,
  changes,
  touches,
  mentions,
  deletesTarget,
  writesTarget,
  metadataTarget,
  target,
  readsOnly,
  readsTarget,
  deletesOnly,
  writesOnly,
  recursive,
  metadataMatches,
  contentMatches,
  fetches,
  hostIn,
  hostNotIn,
  hostKind,
  sends,
  sendsNotTo,
  urlMatches,
  mcpServer,
  mcpServerNotIn,
  mcpTool,
  mcpParamMatches,
  mcpParamRuns,
  mcpLaunch,
  client,
  permissionMode,
  callKind,
  tool,
  inSubagent,
];

export const MATCHERS: ReadonlyMap<string, Matcher> = new Map(
  ALL.map((matcher) => [matcher.signature.name, matcher]),
);

/** For the rule language's checker, its messages and its reference. */
export const SIGNATURES: readonly MatcherSignature[] = ALL.map((matcher) => matcher.signature);
