/** A sample as a rule file says it, on one line: a command, or `@kind …`. */
import { assertNever } from '../core/assert-never.ts';
import type { SampleCall } from './ast.ts';

export function showSample(call: SampleCall): string {
  switch (call.kind) {
    case 'shell':
      return call.dialect === null ? call.command : `@${call.dialect} ${call.command}`;
    case 'read':
    case 'delete':
      return `@${call.kind} ${call.path}`;
    case 'search':
      return `@search ${call.path}${call.glob === null ? '' : ` ${call.glob}`}`;
    case 'write':
    case 'edit':
      return `@${call.kind} ${call.path} ${call.content}`.trimEnd();
    case 'fetch':
      return `@fetch ${call.url} ${call.text}`.trimEnd();
    case 'web-search':
      return `@websearch ${call.query}`;
    case 'mcp':
      return `@mcp ${call.server}/${call.tool} ${JSON.stringify(call.params)}`;
    case 'tool':
      return `@tool ${call.name} ${JSON.stringify(call.params)}`;
    case 'agent':
      return `@agent ${call.prompt}`;
    case 'payload':
      return `@payload ${JSON.stringify(call.payload)}`;
    default:
      return assertNever(call);
  }
}
