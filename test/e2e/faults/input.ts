/** What a client, or whoever stands in its place, may send instead of a call. */
import { type Fault, json } from '../fault.ts';
import type { Stdin } from '../line.ts';
import { HARMFUL, type Payload } from '../payloads.ts';

function bytes(content: string | Uint8Array): () => Stdin {
  return () => ({ kind: 'bytes', bytes: content });
}

function changed(change: Payload): (payload: Payload) => Stdin {
  return (payload) => json({ ...payload, ...change });
}

function without(key: string): (payload: Payload) => Stdin {
  return (payload) => json(Object.fromEntries(Object.entries(payload).filter(([name]) => name !== key)));
}

export const INPUT_FAULTS: readonly Fault[] = [
  { name: 'nothing', stdin: bytes('') },
  { name: 'blanks', stdin: bytes(' \n\n') },
  { name: 'no JSON', stdin: bytes('rm -rf x') },
  { name: 'truncated JSON', stdin: (payload) => bytes(JSON.stringify(payload).slice(0, -20))() },
  {
    name: 'two documents',
    stdin: (payload) => bytes(`${JSON.stringify(payload)}\n${JSON.stringify(payload)}`)(),
  },
  { name: 'null', stdin: bytes('null') },
  { name: 'a list', stdin: (payload) => json([payload]) },
  { name: 'a string', stdin: (payload) => json(JSON.stringify(payload)) },
  { name: 'an empty object', stdin: bytes('{}') },
  { name: '20 MB', stdin: (payload) => json({ ...payload, padding: 'x'.repeat(20_000_000) }) },
  { name: '9 MB of command', stdin: changed({ tool_input: { command: `${'a'.repeat(9_000_000)}` } }) },
  {
    name: 'bytes that are no UTF-8',
    stdin: (payload) => {
      const text = JSON.stringify(payload);
      const at = text.indexOf(HARMFUL);
      const all = [Buffer.from(text.slice(0, at)), Buffer.from([0xff, 0xfe]), Buffer.from(text.slice(at))];
      return { kind: 'bytes', bytes: Buffer.concat(all) };
    },
  },
  { name: 'UTF-16', stdin: (payload) => bytes(Buffer.from(`\ufeff${JSON.stringify(payload)}`, 'utf16le'))() },
  { name: 'zero bytes', stdin: bytes(new Uint8Array(1000)) },
  {
    name: 'deep nesting',
    stdin: (payload) =>
      bytes(JSON.stringify(payload).replace('{', `{"x":${'['.repeat(100_000)}${']'.repeat(100_000)},`))(),
  },
  {
    name: 'a key twice',
    stdin: (payload) => bytes(`${JSON.stringify(payload).slice(0, -1)},"tool_input":{"command":"ls"}}`)(),
  },
  { name: 'no tool name', stdin: without('tool_name') },
  { name: 'a tool name of the wrong type', stdin: changed({ tool_name: ['Bash'] }) },
  { name: 'no tool input', stdin: without('tool_input') },
  { name: 'a tool input of the wrong type', stdin: changed({ tool_input: HARMFUL }) },
  { name: 'a tool input that is null', stdin: changed({ tool_input: null }) },
  { name: 'no command', stdin: changed({ tool_input: {} }) },
  { name: 'a command of the wrong type', stdin: changed({ tool_input: { command: ['rm', '-rf', '/'] } }) },
  { name: 'no event name', stdin: without('hook_event_name') },
  { name: 'an event name of the wrong type', stdin: changed({ hook_event_name: 7 }) },
  { name: 'a command that ends in a zero byte', stdin: changed({ tool_input: { command: `${HARMFUL}\0` } }) },
  {
    name: 'a prototype as a key',
    stdin: (payload) => bytes(JSON.stringify(payload).replace('{', '{"__proto__":{"decision":"allow"},'))(),
  },
  { name: 'an input that never comes', stdin: () => ({ kind: 'stalls', after: '' }) },
  {
    name: 'an input that stops half-way',
    stdin: (payload) => ({ kind: 'stalls', after: JSON.stringify(payload).slice(0, 50) }),
  },
  {
    name: 'an input that never ends',
    stdin: (payload) => ({ kind: 'stalls', after: JSON.stringify(payload) }),
  },
  { name: 'a closed stdin', make: () => ({ around: 'LINE <&-' }) },
  { name: 'a directory as stdin', make: () => ({ around: 'LINE </' }) },
  { name: '/dev/zero as stdin', make: () => ({ around: 'LINE </dev/zero' }) },
  {
    name: 'a parse that explodes: unclosed arrays',
    stdin: changed({ tool_input: { command: `${HARMFUL}; ${'a=('.repeat(10_000)}` } }),
  },
  {
    name: 'a parse that explodes: pipes',
    stdin: changed({ tool_input: { command: `${'a|'.repeat(10_000)} ${HARMFUL}` } }),
  },
  {
    name: 'substitutions in each other',
    stdin: changed({ tool_input: { command: `${'$('.repeat(5_000)}rm -rf /${')'.repeat(5_000)}` } }),
  },
  {
    name: 'an expansion that explodes',
    stdin: changed({ tool_input: { command: 'rm -rf /{1..9}{1..9}{1..9}{1..9}{1..9}{1..9}{1..9}{1..9}' } }),
  },
  {
    name: 'a variable that doubles',
    stdin: changed({ tool_input: { command: `a=xxxxxxxx; ${'a=$a$a;'.repeat(60)} rm -rf /$a` } }),
  },
];
