/** OpenAI's Responses, as Codex speaks it. */
import { type Api, type Fields, flatText, objects, type ServerEvent, type Turn } from './turn.ts';

const USAGE = {
  input_tokens: 10,
  input_tokens_details: { cached_tokens: 0 },
  output_tokens: 5,
  output_tokens_details: { reasoning_tokens: 0 },
  total_tokens: 15,
};

export const RESPONSES: Api = {
  read(body) {
    const items = objects(body.input);
    const results = items.filter((item) => String(item.type).endsWith('_output'));
    return {
      opening: items.map((item) => flatText(item.content)).join('\n'),
      tools: objects(body.tools).flatMap(toolNames),
      results: results.map((item) => flatText(item.output)),
      raw: JSON.stringify(body),
    };
  },
  document: (turn) => completed(turn),
  events(turn) {
    const whole = item(turn);
    const started = 'arguments' in whole ? { ...whole, arguments: '' } : whole;
    return [
      {
        type: 'response.created',
        response: { id: 'resp_1', object: 'response', status: 'in_progress', output: [] },
      },
      { type: 'response.output_item.added', output_index: 0, item: started },
      { type: 'response.output_item.done', output_index: 0, item: whole },
      { type: 'response.completed', response: completed(turn) },
    ].map((data): ServerEvent => ({ name: data.type, data }));
  },
};

function completed(turn: Turn): unknown {
  return { id: 'resp_1', object: 'response', status: 'completed', output: [item(turn)], usage: USAGE };
}

/** A server's tools come in a namespace; hosted tools have a type and no name. */
function toolNames(tool: Fields): readonly string[] {
  if (tool.type === 'namespace') return objects(tool.tools).map((one) => `${tool.name}/${one.name}`);
  return [String(tool.name ?? tool.type)];
}

function item(turn: Turn): Fields {
  if (turn.kind === 'text') {
    return {
      type: 'message',
      id: 'msg_1',
      role: 'assistant',
      status: 'completed',
      content: [{ type: 'output_text', text: turn.text, annotations: [] }],
    };
  }
  const call = { call_id: `call_${turn.id}`, name: turn.use.name, status: 'completed' };
  switch (turn.use.kind) {
    case 'text':
      return { type: 'custom_tool_call', id: `ctc_${turn.id}`, ...call, input: turn.use.text };
    case 'input':
      return {
        type: 'function_call',
        id: `fc_${turn.id}`,
        ...call,
        arguments: JSON.stringify(turn.use.input),
      };
    case 'part':
      return {
        type: 'function_call',
        id: `fc_${turn.id}`,
        ...call,
        namespace: turn.use.namespace,
        arguments: JSON.stringify(turn.use.input),
      };
  }
}
