/**
 * One tool call of an agent, whatever client it came from. `clients/` decodes the client's JSON into
 * this; everything above knows only this.
 */

export const CLIENT_IDS = ['claude-code', 'gemini-cli', 'codex'] as const;
export type ClientId = (typeof CLIENT_IDS)[number];

/** The shell that will run a command line. `posix` is dash or another plain sh. */
export type Dialect = 'bash' | 'zsh' | 'posix';

export interface CallContext {
  readonly client: ClientId | null;
  /** The client's own name of the event, such as `PreToolUse`. */
  readonly event: string;
  /** The client's own name of the tool, such as `Bash` or `run_shell_command`. */
  readonly tool: string;
  /** Absolute directory in which the call runs; null when the client did not say. */
  readonly cwd: string | null;
  readonly session: string | null;
  readonly toolUse: string | null;
  readonly permissionMode: string | null;
  /** Set when a sub-agent makes the call. */
  readonly agent: string | null;
}

/** One file that a write, edit, notebook or patch call changes. Paths are as the client sent them. */
export type FileChange =
  /** The whole new content of a file, which may exist already. */
  | { readonly kind: 'write'; readonly path: string; readonly content: string }
  /** Some text of a file is replaced; `content` is all the text that is new. */
  | { readonly kind: 'edit'; readonly path: string; readonly content: string; readonly removed: string }
  | { readonly kind: 'delete'; readonly path: string }
  | { readonly kind: 'move'; readonly path: string; readonly to: string; readonly content: string };

export type ToolCall =
  | { readonly kind: 'shell'; readonly context: CallContext; readonly command: string }
  | { readonly kind: 'read'; readonly context: CallContext; readonly paths: readonly string[] }
  /** Glob, grep and directory listings. `paths` are where it looks, `globs` what names it looks for. */
  | {
      readonly kind: 'search';
      readonly context: CallContext;
      readonly paths: readonly string[];
      readonly globs: readonly string[];
      readonly pattern: string | null;
    }
  | { readonly kind: 'write'; readonly context: CallContext; readonly changes: readonly FileChange[] }
  /** `text` is the free text that came along (a prompt), `urls` every URL in the call. */
  | {
      readonly kind: 'fetch';
      readonly context: CallContext;
      readonly urls: readonly string[];
      readonly text: string;
    }
  | { readonly kind: 'web-search'; readonly context: CallContext; readonly query: string }
  | {
      readonly kind: 'mcp';
      readonly context: CallContext;
      readonly server: string;
      readonly tool: string;
      readonly params: unknown;
      /** How the server is started or reached, where the payload says so. */
      readonly launch: McpLaunch | null;
    }
  /** A sub-agent is started; its own calls come as calls of their own. */
  | { readonly kind: 'agent'; readonly context: CallContext; readonly prompt: string }
  /** A tool never seen before: judged by the shape of its parameters. */
  | { readonly kind: 'other'; readonly context: CallContext; readonly params: unknown };

export interface McpLaunch {
  readonly command: string | null;
  readonly args: readonly string[];
  readonly url: string | null;
}

/** A call that is over, as an event of the client tells. */
export interface PastCall {
  /** Null where its parameters could not be read. */
  readonly call: ToolCall | null;
  readonly kind: 'ran' | 'failed' | 'refused';
  /** How long it ran; null where the client does not say. */
  readonly millis: number | null;
}

/** What a client's payload turned out to be. */
export type Decoded =
  | { readonly kind: 'call'; readonly call: ToolCall }
  /** A known event that is not a tool about to run: no opinion. */
  | { readonly kind: 'event'; readonly context: CallContext; readonly past: PastCall | null }
  | { readonly kind: 'malformed'; readonly why: string };
