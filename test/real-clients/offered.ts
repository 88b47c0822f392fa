/**
 * The tools that each client offers to its model, in the pinned versions. A new one is judged by its shape; it is
 * looked at, and added here, when a client is brought up to date.
 */
import type { ClientId } from '../../src/core/call.ts';

export const OFFERED: Readonly<Record<ClientId, readonly string[]>> = {
  'claude-code': (
    'Agent Bash CronCreate CronDelete CronList Edit EnterWorktree ExitWorktree ListAgents Monitor NotebookEdit Read ' +
    'ReportFindings ScheduleWakeup SendMessage Skill TaskCreate TaskGet TaskList TaskStop TaskUpdate WebFetch WebSearch ' +
    'Workflow Write mcp__desk__put'
  ).split(' '),
  'gemini-cli': (
    'activate_skill enter_plan_mode glob google_web_search grep_search invoke_agent list_background_processes ' +
    'list_directory mcp_desk_put read_background_output read_file replace run_shell_command update_topic web_fetch ' +
    'write_file write_todos'
  ).split(' '),
  codex: (
    'apply_patch create_goal exec_command get_goal list_mcp_resource_templates list_mcp_resources mcp__desk/put ' +
    'multi_agent_v1/close_agent multi_agent_v1/resume_agent multi_agent_v1/send_input multi_agent_v1/spawn_agent ' +
    'multi_agent_v1/wait_agent read_mcp_resource request_user_input tool_search update_goal view_image web_search ' +
    'write_stdin'
  ).split(' '),
};
