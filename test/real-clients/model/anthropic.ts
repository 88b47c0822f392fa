/** Anthropic's Messages, as Claude Code speaks it. */
import type { ToolUse } from '../calls.ts';
import { type Api, type Fields, flatText, objects, type ServerEvent, type Turn } from './turn.ts';

const USAGE = {
  input_tokens: 10,
  output_tokens: 5,
  cache_creation_input_tokens: 0,
  cache_read_input_tokens: 0,
};

export const ANTHROPIC: Api = {
  read(body) {
    const messages = objects(body.messages);
    const first = messages.find((message) => message.role === 'user');
    const blocks = messages.flatMap((message) => objects(message.content));
    const results = blocks.filter((block) => block.type === 'tool_result');
    return {
      opening: flatText(first?.content),
      tools: objects(body.tools).map((tool) => String(tool.name)),
      results: results.map((block) => flatText(block.content)),
      raw: JSON.stringify(body),
    };
  },
  document(turn, body) {
    return {
      ...message(body),
      content: [block(turn)],
      stop_reason: stopReason(turn),
    };
  },
  events(turn, body) {
    const whole = block(turn);
    const start = turn.kind === 'call' ? { ...whole, input: {} } : { ...whole, text: '' };
    const delta =
      turn.kind === 'call'
        ? { type: 'input_json_delta', partial_json: JSON.stringify(inputOf(turn.use)) }
        : { type: 'text_delta', text: turn.text };
    return [
      { type: 'message_start', message: message(body) },
      { type: 'content_block_start', index: 0, content_block: start },
      { type: 'content_block_delta', index: 0, delta },
      { type: 'content_block_stop', index: 0 },
      {
        type: 'message_delta',
        delta: { stop_reason: stopReason(turn), stop_sequence: null },
        usage: { output_tokens: 5 },
      },
      { type: 'message_stop' },
    ].map((data): ServerEvent => ({ name: data.type, data }));
  },
};

function message(body: Fields): Fields {
  return {
    id: 'msg_1',
    type: 'message',
    role: 'assistant',
    model: body.model,
    content: [],
    stop_reason: null,
    stop_sequence: null,
    usage: USAGE,
  };
}

function block(turn: Turn): Fields {
  if (turn.kind === 'text') return { type: 'text', text: turn.text };
  const id = `toolu_${String(turn.id).padStart(6, '0')}`;
  return { type: 'tool_use', id, name: turn.use.name, input: inputOf(turn.use) };
}

function inputOf(use: ToolUse): unknown {
  return use.kind === 'text' ? use.text : use.input;
}

function stopReason(turn: Turn): string {
  return turn.kind === 'call' ? 'tool_use' : 'end_turn';
}
