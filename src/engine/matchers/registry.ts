/** All matchers by name. A new one is a file here and a line in this table. */
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
import {
  changes,
  changesMetadata,
  deletes,
  lists,
  reads,
  readsAmong,
  touches,
  writes,
} from './file-paths.ts';
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
import { madeBy } from './made-by.ts';
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

export const MATCHERS: Readonly<Record<string, Matcher>> = {
  command,
  base_command_not_in: baseCommandNotIn,
  subcommand,
  dynamic_command: dynamicCommand,
  called_by_path: calledByPath,
  opaque,
  runner,
  output_of: outputOf,
  with_flags: withFlags,
  with_all_flags: withAllFlags,
  without_flags: withoutFlags,
  may_have_flags: mayHaveFlags,
  option_value: optionValue,
  arg,
  arg_glob: argGlob,
  arg_matches: argMatches,
  operand,
  operand_matches: operandMatches,
  operands_at_least: operandsAtLeast,
  operands_at_most: operandsAtMost,
  unknown_args: unknownArgs,
  made_by: madeBy,
  env_assigns: envAssigns,
  env_matches: envMatches,
  uses_env: usesEnv,
  redirects_to: redirectsTo,
  redirects_from: redirectsFrom,
  pipeline_to: pipelineTo,
  pipeline_from: pipelineFrom,
  pipeline_through: pipelineThrough,
  output_to: outputTo,
  via,
  via_kind: viaKind,
  in_substitution: inSubstitution,
  reads,
  reads_among: readsAmong,
  lists,
  writes,
  deletes,
  changes_metadata: changesMetadata,
  changes,
  touches,
  mentions,
  deletes_target: deletesTarget,
  writes_target: writesTarget,
  metadata_target: metadataTarget,
  target,
  reads_only: readsOnly,
  reads_target: readsTarget,
  deletes_only: deletesOnly,
  writes_only: writesOnly,
  recursive,
  metadata_matches: metadataMatches,
  content_matches: contentMatches,
  fetches,
  host_in: hostIn,
  host_not_in: hostNotIn,
  host_kind: hostKind,
  sends_to: sends,
  sends_not_to: sendsNotTo,
  url_matches: urlMatches,
  mcp_server: mcpServer,
  mcp_server_not_in: mcpServerNotIn,
  mcp_tool: mcpTool,
  mcp_param_matches: mcpParamMatches,
  mcp_param_runs: mcpParamRuns,
  mcp_launch: mcpLaunch,
  client,
  permission_mode: permissionMode,
  call_kind: callKind,
  tool,
  in_subagent: inSubagent,
};

export function matcherNamed(name: string): Matcher | undefined {
  return Object.hasOwn(MATCHERS, name) ? MATCHERS[name] : undefined;
}
