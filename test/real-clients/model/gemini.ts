/** Gemini's generateContent, as Gemini CLI speaks it. */
import { type Api, type Fields, flatText, isFields, objects, type Turn } from './turn.ts';

export const GEMINI: Api = {
  read(body) {
    const parts = objects(body.contents).flatMap((content) => objects(content.parts));
    const answers = parts.map((part) => part.functionResponse).filter(isFields);
    const declared = objects(body.tools).flatMap((tool) => objects(tool.functionDeclarations));
    return {
      opening: objects(body.contents)
        .slice(0, 3)
        .map((content) => flatText(content.parts))
        .join('\n'),
      tools: declared.map((tool) => String(tool.name)),
      results: answers.map((answer) => resultText(answer.response)),
      raw: JSON.stringify(body),
    };
  },
  document,
  events: (turn, body) => [{ name: null, data: document(turn, body) }],
};

function document(turn: Turn, body: Fields): unknown {
  return {
    candidates: [{ content: { role: 'model', parts: [part(turn, body)] }, finishReason: 'STOP', index: 0 }],
    usageMetadata: { promptTokenCount: 10, candidatesTokenCount: 5, totalTokenCount: 15 },
    modelVersion: 'scripted',
    responseId: 'response-1',
  };
}

function part(turn: Turn, body: Fields): Fields {
  if (turn.kind === 'text') return { text: wantsJson(body) ? VERDICTS : turn.text };
  if (turn.use.kind !== 'input') throw new Error(`Gemini CLI has no tool of the kind ${turn.use.kind}`);
  return { functionCall: { id: `call-${turn.id}`, name: turn.use.name, args: turn.use.input } };
}

/** Side questions of the client: whose turn it is, which model suits, how hard the task is. */
const VERDICTS = JSON.stringify({
  reasoning: 'scripted',
  next_speaker: 'user',
  model_choice: 'flash',
  complexity_reasoning: 'scripted',
  complexity_score: 1,
});

function wantsJson(body: Fields): boolean {
  return isFields(body.generationConfig) && body.generationConfig.responseMimeType === 'application/json';
}

function resultText(response: unknown): string {
  if (!isFields(response)) return '';
  const { output, error } = response;
  if (typeof output === 'string') return output;
  return typeof error === 'string' ? error : JSON.stringify(response);
}
