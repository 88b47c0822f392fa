/** What the machine's settings of Gemini CLI keep from hooks: put in, taken out, and what an administrator has there. */
import { describe, expect, it } from 'vitest';
import { outcomeLine } from '../../src/clients/outcome-line.ts';
import { registeredLine } from '../../src/clients/registered-line.ts';
import { geminiCli } from '../../src/install/targets/gemini-cli.ts';
import type { EditedFile } from '../../src/install/wiring.ts';
import type { SettingsPlace } from '../../src/settings/places.ts';

const place: SettingsPlace = {
  client: 'gemini-cli',
  scope: 'managed',
  path: '/etc/gemini-cli/settings.json',
  role: 'settings',
  format: 'json',
};

function textOf([file]: readonly EditedFile[]): string {
  if (file?.edited.kind !== 'text') throw new Error(file?.edited.why);
  return file.edited.text ?? '';
}

function wire(text: string | null): string {
  const facts = {
    client: 'gemini-cli',
    executable: '/x/sechook',
    home: null,
    timeout: '/usr/bin/timeout',
  } as const;
  const [guard, outcome] = [registeredLine(facts), outcomeLine(facts)];
  if (guard.kind === 'refused' || outcome.kind === 'refused') throw new Error('no line');
  return textOf(geminiCli.wire([place], () => text, { scope: 'managed', guard, outcome }));
}

const unwire = (text: string): string => textOf(geminiCli.unwire([place], () => text));

interface Security {
  readonly security: {
    readonly environmentVariableRedaction: {
      readonly enabled: boolean;
      readonly allowed: readonly string[];
      readonly blocked: readonly string[];
    };
  };
}

function security(text: string): Security['security']['environmentVariableRedaction'] {
  return (JSON.parse(text) as Security).security.environmentVariableRedaction;
}

const OF_A_FIRM = `{
  "security": {
    "environmentVariableRedaction": {
      "enabled": false,
      "allowed": ["GH_TOKEN", "ld_trace_loaded_objects"],
      "blocked": ["CORP_ID"]
    }
  }
}
`;

describe('what acts even where it is empty', () => {
  it('is blocked, and what no work can do without is not', () => {
    const given = security(wire(null));
    expect(given).toMatchObject({ enabled: true, blocked: ['LD_TRACE_LOADED_OBJECTS', 'LD_SHOW_AUXV'] });
    expect(given.allowed).toContain('SSH_AUTH_SOCK');
  });

  it('is blocked beside what an administrator has there', () => {
    expect(security(wire(OF_A_FIRM))).toEqual({
      enabled: true,
      allowed: ['GH_TOKEN'],
      blocked: ['CORP_ID', 'LD_TRACE_LOADED_OBJECTS', 'LD_SHOW_AUXV'],
    });
  });

  it('is blocked once, however often it is installed', () => {
    const once = wire('{}\n');
    expect(security(wire(once))).toEqual(security(once));
  });

  it.each([
    '{\n  "ui": {\n    "theme": "x"\n  }\n}\n',
    '{ "security": { "folderTrust": { "enabled": true } } }',
  ])('goes again: %j', (text) => {
    expect(JSON.parse(unwire(wire(text)))).toEqual({ ...JSON.parse(text), hooksConfig: { enabled: true } });
  });

  it('leaves to an administrator what is theirs', () => {
    const left = security(unwire(wire(OF_A_FIRM)));
    expect(left).toEqual({ enabled: true, allowed: ['GH_TOKEN'], blocked: ['CORP_ID'] });
  });
});
