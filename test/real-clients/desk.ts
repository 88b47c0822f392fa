/** A small MCP server of our own, over stdin and stdout: one tool, `put`, that writes a file. */
import { writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { type Fields, isFields } from './model/turn.ts';

const PUT = {
  name: 'put',
  description: 'Writes a file.',
  inputSchema: {
    type: 'object',
    properties: { path: { type: 'string' }, content: { type: 'string' } },
    required: ['path', 'content'],
  },
};

function answer(method: unknown, params: Fields): unknown {
  switch (method) {
    case 'initialize':
      return {
        protocolVersion: params.protocolVersion ?? '2025-06-18',
        capabilities: { tools: {} },
        serverInfo: { name: 'desk', version: '1.0.0' },
      };
    case 'tools/list':
      return { tools: [PUT] };
    case 'tools/call': {
      const given = isFields(params.arguments) ? params.arguments : {};
      writeFileSync(String(given.path), String(given.content));
      return { content: [{ type: 'text', text: 'put' }] };
    }
    default:
      return {};
  }
}

createInterface({ input: process.stdin }).on('line', (line) => {
  const message: unknown = JSON.parse(line);
  if (!isFields(message) || message.id === undefined) return;
  const result = answer(message.method, isFields(message.params) ? message.params : {});
  process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', id: message.id, result })}\n`);
});
