// @vitest-environment node
import { ESLint, Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import { describe, expect, it } from 'vitest';

const eslint = new ESLint();

/** What the rules about hosts say of a text, were it in this file. */
async function complaintsOf(file: string, text: string): Promise<string[]> {
  const { rules } = (await eslint.calculateConfigForFile(file)) as { rules: Linter.RulesRecord };
  const found = new Linter().verify(
    text,
    [
      {
        files: ['**/*.{ts,tsx}'],
        languageOptions: { parser: tseslint.parser },
        rules: Object.fromEntries(Object.entries(rules).filter(([name]) => name.startsWith('no-restricted-'))),
      },
    ],
    file,
  );
  return found.map(({ ruleId, message }) => ruleId ?? message);
}

const page = 'src/pages/MacroList/MacroListPage.tsx';

describe('outside the folder of a host', () => {
  it.each([
    'window.AP;',
    'AP.resize();',
    "window['AP'];",
    'const { AP: bridge } = window;',
    '(globalThis as { AP?: object }).AP;',
    "new URLSearchParams(location.search).get('xdm_e');",
    'const header = `JWT ${token}`;',
    "const header = 'JWT ' + token;",
    "import { connectHost } from '../../host/connect/connectHost';",
    "import type { ConnectBridge } from '../../host/connect/bridge';",
    "export { findBridge } from '../../host/connect/bridge';",
    "const late = import('../../host/connect/bridge');",
    "import { view } from '@forge/bridge';",
    "const late = import('@forge/bridge');",
  ])('%s is refused', async (text) => {
    expect(await complaintsOf(page, text)).not.toEqual([]);
  });

  it.each([page, 'src/host/theme.ts', 'src/startAdmin.tsx', 'src/frame/render.ts', 'src/pages/Uses/findUses.test.ts', 'src/api/client.ts'])(
    '%s cannot reach a bridge',
    async (file) => {
      expect(await complaintsOf(file, 'window.AP;')).toEqual(['no-restricted-syntax']);
    },
  );

  it.each(["import { useHost } from '../../host/HostContext';", "import type { Host } from '../../host/Host';", "import { useState } from 'react';"])(
    '%s is taken',
    async (text) => {
      expect(await complaintsOf(page, text)).toEqual([]);
    },
  );

  it('what stands beside the folders cannot reach into one', async () => {
    expect(await complaintsOf('src/host/theme.ts', "import { findBridge } from './connect/bridge';")).toEqual(['no-restricted-imports']);
    expect(await complaintsOf('src/host/theme.ts', "import { fakeHost } from '../testing/fakeHost';")).toEqual(['no-restricted-imports']);
  });
});

describe('the folder of a host', () => {
  it.each(['window.AP;', "import { findBridge } from './bridge';", "import type { Host } from '../Host';", "import { startAdmin } from '../../startAdmin';"])(
    'may hold %s',
    async (text) => {
      expect(await complaintsOf('src/host/connect/admin.ts', text)).toEqual([]);
    },
  );

  it('knows no other host', async () => {
    expect(await complaintsOf('src/host/connect/admin.ts', "import { view } from '../forge/view';")).toEqual(['no-restricted-imports']);
  });
});

describe('the scripts of frames', () => {
  it.each(["import { useState } from 'react';", "import { problem } from '../api/problem';", "import { useHost } from '../host/HostContext';"])(
    'cannot hold %s',
    async (text) => {
      expect(await complaintsOf('src/frame/render.ts', text)).toEqual(['no-restricted-imports']);
    },
  );

  it.each(["import { Notice } from './Notice';", "import type { FrameHost } from '../host/FrameHost';"])('may hold %s', async (text) => {
    expect(await complaintsOf('src/frame/render.ts', text)).toEqual([]);
  });
});
