/** The model that the clients talk to: plays a script, and keeps what it was sent. Nothing else is on the network. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ANTHROPIC } from './anthropic.ts';
import { GEMINI } from './gemini.ts';
import { RESPONSES } from './responses.ts';
import { type Api, type Conversation, type Fields, isFields, type Turn } from './turn.ts';

export interface Model {
  readonly next: (conversation: Conversation) => Turn;
  /** A page was asked for that is none of the model's. */
  readonly fetched: (path: string) => void;
}

export interface ModelServer {
  readonly url: string;
  readonly close: () => void;
}

export const PAGE = '/page';

export async function serveModel(model: Model): Promise<ModelServer> {
  const server = createServer((request, response) => {
    // A script that fails ends the run, loudly: a client would only ask again.
    answer(model, request, response).catch((error: unknown) => {
      process.nextTick(() => {
        throw error;
      });
    });
  });
  await listening(server);
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, close: () => server.close() };
}

function listening(server: Server): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  server.listen(0, '127.0.0.1', resolve);
  return promise;
}

async function answer(model: Model, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = (request.url ?? '/').replace(/\?.*/, '');
  const body = await bodyOf(request);
  if (path.startsWith(PAGE)) {
    model.fetched(path);
    response.writeHead(200, { 'content-type': 'text/html' });
    response.end('<html><body>the page</body></html>');
    return;
  }
  if (path.endsWith('/count_tokens')) return json(response, 200, { input_tokens: 10 });
  if (path.endsWith(':countTokens')) return json(response, 200, { totalTokens: 10 });
  if (request.method === 'GET' && path.endsWith('/models'))
    return json(response, 200, { object: 'list', data: [], models: [] });
  const route = routeOf(path, body);
  if (route === null) return json(response, 404, { error: { message: 'no such route' } });
  const turn = model.next(route.api.read(body));
  if (!route.streams) return json(response, 200, route.api.document(turn, body));
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' });
  for (const event of route.api.events(turn, body)) {
    const name = event.name === null ? '' : `event: ${event.name}\n`;
    response.write(`${name}data: ${JSON.stringify(event.data)}\n\n`);
  }
  response.end();
}

function routeOf(path: string, body: Fields): { readonly api: Api; readonly streams: boolean } | null {
  if (path.endsWith('/v1/messages')) return { api: ANTHROPIC, streams: body.stream === true };
  if (path.endsWith(':streamGenerateContent')) return { api: GEMINI, streams: true };
  if (path.endsWith(':generateContent')) return { api: GEMINI, streams: false };
  if (path.endsWith('/responses')) return { api: RESPONSES, streams: body.stream === true };
  return null;
}

async function bodyOf(request: IncomingMessage): Promise<Fields> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  try {
    const value: unknown = JSON.parse(Buffer.concat(chunks).toString());
    return isFields(value) ? value : {};
  } catch {
    return {};
  }
}

function json(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(value));
}
