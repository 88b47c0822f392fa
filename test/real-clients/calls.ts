/** What a scripted model may ask of any client, and what that is called in each. */
import type { ClientId } from '../../src/core/call.ts';

export type Wish =
  | { readonly kind: 'shell'; readonly command: string }
  | { readonly kind: 'read'; readonly path: string }
  | { readonly kind: 'write'; readonly path: string; readonly content: string }
  | { readonly kind: 'edit'; readonly path: string; readonly from: string; readonly to: string }
  | { readonly kind: 'fetch'; readonly url: string }
  /** The tool of our own MCP server that writes a file. */
  | { readonly kind: 'mcp'; readonly path: string; readonly content: string }
  /** A tool of one client alone, by its own name. */
  | { readonly kind: 'own'; readonly use: ToolUse };

/** A tool call in the words of a client's model. */
export type ToolUse =
  | { readonly kind: 'input'; readonly name: string; readonly input: Readonly<Record<string, unknown>> }
  /** Codex's tools that take a text, and those of a server, which are named in two parts. */
  | { readonly kind: 'text'; readonly name: string; readonly text: string }
  | {
      readonly kind: 'part';
      readonly namespace: string;
      readonly name: string;
      readonly input: Readonly<Record<string, unknown>>;
    };

type Granted = Exclude<Wish, { readonly kind: 'own' }>;

export function toolUse(client: ClientId, wish: Wish): ToolUse {
  if (wish.kind === 'own') return wish.use;
  switch (client) {
    case 'claude-code':
      return claude(wish);
    case 'gemini-cli':
      return gemini(wish);
    case 'codex':
      return codex(wish);
  }
}

function input(name: string, fields: Readonly<Record<string, unknown>>): ToolUse {
  return { kind: 'input', name, input: fields };
}

function claude(wish: Granted): ToolUse {
  switch (wish.kind) {
    case 'shell':
      return input('Bash', { command: wish.command, description: 'a step' });
    case 'read':
      return input('Read', { file_path: wish.path });
    case 'write':
      return input('Write', { file_path: wish.path, content: wish.content });
    case 'edit':
      return input('Edit', { file_path: wish.path, old_string: wish.from, new_string: wish.to });
    case 'fetch':
      return input('WebFetch', { url: wish.url, prompt: 'What does it say?' });
    case 'mcp':
      return input('mcp__desk__put', { path: wish.path, content: wish.content });
  }
}

function gemini(wish: Granted): ToolUse {
  switch (wish.kind) {
    case 'shell':
      return input('run_shell_command', { command: wish.command, description: 'a step' });
    case 'read':
      return input('read_file', { file_path: wish.path });
    case 'write':
      return input('write_file', { file_path: wish.path, content: wish.content });
    case 'edit': {
      const { path, from, to } = wish;
      return input('replace', { file_path: path, instruction: 'a step', old_string: from, new_string: to });
    }
    case 'fetch':
      return input('web_fetch', { prompt: `Summarise ${wish.url}` });
    case 'mcp':
      return input('mcp_desk_put', { path: wish.path, content: wish.content });
  }
}

/** Codex has one tool for reading, fetching and running, and one for every change of a file. */
function codex(wish: Granted): ToolUse {
  switch (wish.kind) {
    case 'shell':
      return input('exec_command', { cmd: wish.command });
    case 'read':
      return input('exec_command', { cmd: `cat ${wish.path}` });
    case 'write': {
      const lines = wish.content.split('\n').map((line) => `+${line}`);
      return patch(`*** Add File: ${wish.path}\n${lines.join('\n')}`);
    }
    case 'edit':
      return patch(`*** Update File: ${wish.path}\n@@\n-${wish.from}\n+${wish.to}`);
    case 'fetch':
      return input('exec_command', { cmd: `curl -s --max-time 2 ${wish.url}` });
    case 'mcp': {
      const { path, content } = wish;
      return { kind: 'part', namespace: 'mcp__desk', name: 'put', input: { path, content } };
    }
  }
}

function patch(changes: string): ToolUse {
  return { kind: 'text', name: 'apply_patch', text: `*** Begin Patch\n${changes}\n*** End Patch` };
}
