/** Settings files as people have them, the odd ones above all. Each is given back byte for byte. */
import type { ClientId } from '../../src/core/call.ts';

export interface OddFile {
  readonly name: string;
  readonly client: ClientId;
  /** The client's file; Codex has two. */
  readonly file: 'settings.json' | 'hooks.json' | 'config.toml';
  /** Null: no file. */
  readonly content: string | Uint8Array | null;
  readonly how?: 'read-only' | 'linked' | 'linked directory' | 'group-writable';
  /** What cannot be wired stays as it is, with these words. */
  readonly refused?: RegExp;
  /** Without the record of what was there, an empty place comes back laid out otherwise. */
  readonly inexact?: true;
}

const claude = (name: string, content: OddFile['content'], more: Partial<OddFile> = {}): OddFile => ({
  name,
  client: 'claude-code',
  file: 'settings.json',
  content,
  ...more,
});
const gemini = (name: string, content: OddFile['content'], more: Partial<OddFile> = {}): OddFile => ({
  ...claude(name, content, more),
  client: 'gemini-cli',
});
const codexHooks = (name: string, content: OddFile['content'], more: Partial<OddFile> = {}): OddFile => ({
  ...claude(name, content, more),
  client: 'codex',
  file: 'hooks.json',
});
const codexToml = (name: string, content: OddFile['content'], more: Partial<OddFile> = {}): OddFile => ({
  ...claude(name, content, more),
  client: 'codex',
  file: 'config.toml',
});

const PLAIN = `{
  "model": "opus",
  "permissions": {
    "allow": ["Bash(npm test)"],
    "deny": []
  }
}
`;

const OTHERS = `{
  "hooks": {
    "PreToolUse": [
      {
        "matcher": "Bash",
        "hooks": [
          { "type": "command", "command": "~/bin/my-hook.sh // not a comment", "timeout": 3 }
        ]
      }
    ],
    "Stop": [{ "hooks": [{ "type": "command", "command": "say done" }] }]
  },
  "cleanupPeriodDays": 9
}
`;

export const ODD_FILES: readonly OddFile[] = [
  claude('absent', null, { inexact: true }),
  claude('empty', '', { inexact: true }),
  claude('only white space', '\n  \n', { inexact: true }),
  claude('empty object', '{}', { inexact: true }),
  claude('empty object with a newline', '{}\n', { inexact: true }),
  claude('empty object over two lines', '{\n}\n'),
  gemini('empty object with a comment', '{\n  // nothing yet\n}\n'),
  claude('plain', PLAIN),
  claude('no newline at the end', PLAIN.trimEnd()),
  claude('CRLF', PLAIN.replaceAll('\n', '\r\n')),
  claude('byte order mark', `\ufeff${PLAIN}`),
  claude('byte order mark and CRLF', `\ufeff${OTHERS.replaceAll('\n', '\r\n')}`),
  claude('tabs', PLAIN.replaceAll('  ', '\t')),
  claude('four blanks', PLAIN.replaceAll('  ', '    ')),
  claude('on one line', '{"model":"opus","permissions":{"allow":["Read"]}}'),
  claude('on one line with blanks', '{ "model": "opus", "env": { "A": "1" } }\n'),
  claude('on one line with empty hooks', '{"hooks":{},"model":"opus"}', { inexact: true }),
  claude('others’ hooks', OTHERS),
  claude('others’ hooks on one line', JSON.stringify(JSON.parse(OTHERS))),
  claude('empty hooks', '{\n  "hooks": {}\n}\n', { inexact: true }),
  claude('empty list of an event', '{\n  "hooks": {\n    "PreToolUse": []\n  }\n}\n', { inexact: true }),
  claude(
    'hooks first, and a list in a row',
    '{\n  "hooks": { "PreToolUse": [ {"matcher":"Bash","hooks":[]} ] },\n  "x": [1,2 , 3]\n}\n',
  ),
  gemini('comment at the end of the last line', '{\n  "model": "opus" // the best\n}\n'),
  gemini(
    'comments everywhere',
    '// head\n{ /* a */ "model" /* b */ : /* c */ "opus" /* d */, // e\n  /* f */\n  "x": 1 /* g */\n  // h\n} // tail\n',
  ),
  claude('comma at the end', '{\n  "model": "opus",\n  "x": [1, 2,],\n}\n', {
    refused: /drop the whole file/,
  }),
  claude(
    'comma at the end among others’ hooks',
    '{\n  "hooks": {\n    "PreToolUse": [\n      { "hooks": [], },\n    ],\n  },\n}\n',
    { refused: /drop the whole file/ },
  ),
  claude(
    'key twice',
    '{\n  "hooks": {"Stop": []},\n  "model": "a",\n  "hooks": {\n    "PreToolUse": []\n  }\n}\n',
    { inexact: true },
  ),
  claude('key twice, unlike', '{\n  "model": "a",\n  "model": "b"\n}\n'),
  claude(
    'escapes in keys and texts',
    '{\n  "\\u0068ooks2": "\\ud83d\\ude00 \\" // \\\\",\n  "ü": "ß\u2028"\n}\n',
  ),
  claude('hooks under an escaped name', '{\n  "\\u0068ooks": {\n    "Stop": []\n  }\n}\n'),
  claude('odd indentation', '{\n"a": 1,\n      "b": {\n "c": 2\n  }}\n'),
  claude('closing brace on the last line', '{\n  "a": 1}'),
  claude('hooks switched off', '{\n  "disableAllHooks": true,\n  "model": "x"\n}\n', { inexact: true }),
  claude('read-only', PLAIN, { how: 'read-only' }),
  claude('linked', OTHERS, { how: 'linked' }),
  claude('in a linked directory', OTHERS, { how: 'linked directory' }),
  claude('group-writable', PLAIN, { how: 'group-writable' }),
  claude('large', `{\n${Array.from({ length: 3000 }, (_, i) => `  "k${i}": ${i}`).join(',\n')}\n}\n`),
  claude('deep', `{\n  "a": ${'['.repeat(200)}${']'.repeat(200)}\n}\n`),
  claude('broken: cut off', '{\n  "model": "op', { refused: /cannot be read/ }),
  claude('broken: a comma too many', '{ "a": 1,, "b": 2 }', { refused: /cannot be read/ }),
  claude('broken: merge conflict', '{\n<<<<<<< HEAD\n  "a": 1\n=======\n  "a": 2\n>>>>>>> x\n}\n', {
    refused: /cannot be read/,
  }),
  claude('broken: no UTF-8', new Uint8Array([0x7b, 0xff, 0xfe, 0x7d]), { refused: /not UTF-8/ }),
  claude('a list', '[]\n', { refused: /not a JSON object/ }),
  claude('hooks that are a list', '{ "hooks": [] }\n', { refused: /"hooks" is not an object/ }),
  claude('an event that is no list', '{ "hooks": { "PreToolUse": {} } }\n', { refused: /not a list/ }),

  gemini('absent', null, { inexact: true }),
  gemini('plain', '{\n  "ui": { "theme": "x" },\n  "hooksConfig": { "enabled": true }\n}\n'),
  gemini('switched off', '{\n  "hooksConfig": {\n    "enabled": false // for now\n  }\n}\n', {
    inexact: true,
  }),
  gemini(
    'the guard switched off by name',
    '{\n  "hooksConfig": {\n    "disabled": ["x", "sechook"]\n  }\n}\n',
    { inexact: true },
  ),
  claude('comments, which Claude Code does not read', '{\n  // mine\n  "a": 1\n}\n', {
    refused: /drop the whole file/,
  }),
  gemini('a comma at the end, which Gemini CLI does not read', '{\n  "a": 1,\n}\n', {
    refused: /comma too many/,
  }),
  gemini('others’ hooks', OTHERS.replaceAll('PreToolUse', 'BeforeTool')),
  gemini('comments and CRLF', '{\r\n  // mine\r\n  "ui": {} /* x */\r\n}\r\n'),

  codexHooks('absent', null, { inexact: true }),
  codexHooks('others’ hooks', OTHERS),
  codexHooks('CRLF and tabs', OTHERS.replaceAll('\n', '\r\n').replaceAll('  ', '\t')),
  codexHooks('comments, which Codex does not read', '{\n  // x\n  "hooks": {}\n}\n', {
    refused: /drop the whole file: it has comments/,
  }),
  codexHooks('byte order mark', '\ufeff{}\n', { refused: /byte order mark/ }),
  codexHooks('key twice', '{\n  "hooks": {},\n  "hooks": {}\n}\n', { refused: /occurs twice/ }),
  gemini('byte order mark', '\ufeff{}\n', { refused: /byte order mark/ }),
  codexToml('plain', 'model = "gpt-5"\n\n[projects."/home/u/p"]\ntrust_level = "trusted"\n'),
  codexToml('comments, no newline at the end', '# mine\nmodel = "gpt-5" # the best', { inexact: true }),
  codexToml('CRLF', '# mine\r\nmodel = "gpt-5"\r\n\r\n[features]\r\nhooks = true\r\n'),
  codexToml('byte order mark', '\ufeffmodel = "gpt-5"\n'),
  codexToml('empty', ''),
  codexToml('blank lines at the end', 'model = "x"\n\n\n'),
  codexToml('hooks switched off', 'model = "x"\n[features]\n  hooks = false  # too slow\nother = 1\n', {
    inexact: true,
  }),
  codexToml('hooks switched off, inline', 'features = { hooks = false, x = 1 }\n', { inexact: true }),
  codexToml('hooks switched off, dotted', 'features.hooks = false\n', { inexact: true }),
  codexToml('trust in other hooks', '[hooks.state."/x:pre_tool_use:0:0"]\ntrusted_hash = "sha256:00"\n'),
  codexToml(
    'hooks of its own',
    '[[hooks.PreToolUse]]\nmatcher = "Bash"\n[[hooks.PreToolUse.hooks]]\ntype = "command"\ncommand = \'x\'\n',
  ),
  codexToml('text that looks like tables', "a = '''\n[hooks.state]\n[features]\nhooks = false\n'''\n"),
  codexToml('hooks in one line', 'hooks = { state = {} }\n', { refused: /laid out in a way/ }),
  codexToml('broken', 'model = "gpt\n', { refused: /cannot be read/ }),
];
