import { describe, expect, it } from 'vitest';
import { type Disk, NO_DISK } from '../../src/core/disk.ts';
import { bringsProgram } from '../../src/files/project-programs.ts';

function disk(files: Readonly<Record<string, string>>): Disk {
  return {
    ...NO_DISK,
    readText(path) {
      const text = files[path];
      return text === undefined ? { kind: 'absent' } : { kind: 'text', text };
    },
    stat: (path) => (Object.hasOwn(files, path) ? 'file' : 'absent'),
  };
}

const PYPROJECT = `[project]
name = "other"
[project.scripts]
frob = "frob.cli:main"
"frob-admin" = "frob.admin:main"
[tool.ruff]
lint = true
[tool.poetry.scripts]
poet = "x:y"
`;

describe('programs that a project brings', () => {
  it.each<readonly [files: Readonly<Record<string, string>>, yes: readonly string[], no: readonly string[]]>([
    [{ '/p/node_modules/.bin/frob': '' }, ['frob'], ['other', '../.bin/frob', '', '.']],
    [{ '/p/.venv/bin/frob': '' }, ['frob'], []],
    [{ '/p/package.json': '{"name":"@x/frob","bin":"cli.js"}' }, ['frob'], ['@x/frob', 'cli.js']],
    [{ '/p/package.json': '{"name":"x","bin":{"frob":"cli.js"}}' }, ['frob'], ['x']],
    [{ '/p/package.json': '{"name":"x","scripts":{"frob":"y"}}' }, [], ['x', 'frob', 'y']],
    [{ '/p/package.json': 'not JSON' }, [], ['frob']],
    [{ '/p/package.json': 'null' }, [], ['frob']],
    [{ '/p/pyproject.toml': PYPROJECT }, ['frob', 'frob-admin', 'poet'], ['other', 'name', 'lint']],
    [
      { '/p/Cargo.toml': '[package]\nname = "frob"\n[[bin]]\nname = "frobd"\n[dependencies]\nname = "x"' },
      ['frob', 'frobd'],
      ['x'],
    ],
    [{ '/p/go.mod': 'module example.org/tools/frob/v2\n\ngo 1.24\n' }, ['frob'], ['tools', 'v2']],
    [{ '/p/go.mod': 'module frob\n' }, ['frob'], []],
    [{}, [], ['frob']],
  ])('%j', (files, yes, no) => {
    const brings = (name: string): boolean => bringsProgram(disk(files), '/p', name);
    expect([yes.filter(brings), no.filter(brings)]).toEqual([yes, []]);
  });
});
