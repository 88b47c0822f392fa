/** The clients' own packages hold what an installation would write, without a path of this machine. */
import { expect, it } from 'vitest';
import { claudePlugin, geminiExtension } from '../../src/install/client-packages.ts';
import { hookEntries, isOurs } from '../../src/settings/hook-entries.ts';

it.each([
  ['claude-code', claudePlugin('1.2.3'), '.claude-plugin/plugin.json', 'PreToolUse'],
  ['gemini-cli', geminiExtension('1.2.3'), 'gemini-extension.json', 'BeforeTool'],
] as const)('%s', (_, files, manifest, event) => {
  expect(JSON.parse(files[manifest] ?? '')).toMatchObject({ name: 'sechook', version: '1.2.3' });
  const entries = hookEntries(JSON.parse(files['hooks/hooks.json'] ?? ''));
  expect(entries.map((entry) => entry.event)).toContain(event);
  expect(entries.every(({ fields, matcher }) => isOurs(fields) && matcher === '*')).toBe(true);
  expect(Object.values(files).join('')).not.toContain(process.env.HOME ?? '/root');
});
