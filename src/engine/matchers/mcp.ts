/** MCP calls: which server, which tool, what parameters. Paths, commands and URLs in them meet the other rules. */
import { known } from '../../core/value.ts';
import { type Args, type Match, type Matcher, matchAt } from '../matcher.ts';
import { shapesOf } from '../shape.ts';
import type { Subject } from '../subject.ts';
import { globPattern, mayBeAny, type WordPattern } from '../value-tests.ts';

type McpSubject = Extract<Subject, { readonly kind: 'mcp' }>;

function globs(args: Args): readonly WordPattern[] {
  return args.prepared(() => args.strings.map((text) => globPattern(text, true)));
}

function filled(subject: McpSubject): Match {
  return matchAt(null, { server: subject.server, tool: subject.tool });
}

function isServer(subject: McpSubject, args: Args): boolean {
  return mayBeAny(known(subject.server), globs(args));
}

interface McpMatcher {
  readonly name: string;
  readonly parameter: string;
  readonly doc: string;
  readonly example: string;
  readonly holds: (subject: McpSubject, args: Args) => boolean;
}

function mcpMatcher({ name, parameter, doc, example, holds }: McpMatcher): Matcher {
  return {
    signature: {
      name,
      topic: 'mcp',
      parameters: [{ name: parameter, kinds: ['string', 'list'], variadic: true }],
      doc,
      example,
      placeholders: ['server', 'tool'],
    },
    subjects: ['mcp'],
    test: (subject, args) => (subject.kind === 'mcp' && holds(subject, args) ? filled(subject) : null),
  };
}

export const mcpServer = mcpMatcher({
  name: 'mcp_server',
  parameter: 'globs',
  doc: 'The MCP server is one of these; globs work.',
  example: 'mcp_server("filesystem", "github*")',
  holds: isServer,
});

export const mcpServerNotIn = mcpMatcher({
  name: 'mcp_server_not_in',
  parameter: 'servers',
  doc: 'The MCP server is none of these; globs work. An empty list allows all.',
  example: 'mcp_server_not_in(mcp.allowed_servers)',
  holds: (subject, args) => args.strings.length > 0 && !isServer(subject, args),
});

export const mcpTool = mcpMatcher({
  name: 'mcp_tool',
  parameter: 'globs',
  doc: 'The tool is one of these, as `tool` or `server/tool`; globs work.',
  example: 'mcp_tool("delete_*", "github/merge_*")',
  holds: (subject, args) =>
    mayBeAny(known(subject.tool), globs(args)) ||
    mayBeAny(known(`${subject.server}/${subject.tool}`), globs(args)),
});

export const mcpParamMatches: Matcher = {
  signature: {
    name: 'mcp_param_matches',
    topic: 'mcp',
    parameters: [{ name: 'regex', kinds: ['regex'] }],
    doc: 'A text anywhere in the parameters of an MCP call matches.',
    example: 'mcp_param_matches(/\\bDROP\\s+TABLE\\b/i)',
    placeholders: ['server', 'tool'],
  },
  subjects: ['mcp'],
  test(subject, args) {
    if (subject.kind !== 'mcp') return null;
    return shapesOf(subject.params, '').texts.some((text) => args.regex().test(text))
      ? filled(subject)
      : null;
  },
};

export const mcpLaunch: Matcher = {
  signature: {
    name: 'mcp_launch',
    topic: 'mcp',
    parameters: [{ name: 'regex', kinds: ['regex'] }],
    doc: 'How the MCP server is started or reached matches: its command line or its URL, where the client says.',
    example: 'mcp_launch(/^(?:npx|uvx) /)',
    placeholders: ['server', 'tool'],
  },
  subjects: ['mcp'],
  test(subject, args) {
    if (subject.kind !== 'mcp' || subject.launch === null) return null;
    const { command, args: words, url } = subject.launch;
    const texts = [
      ...(command === null ? [] : [[command, ...words].join(' ')]),
      ...(url === null ? [] : [url]),
    ];
    return texts.some((text) => args.regex().test(text)) ? filled(subject) : null;
  },
};
