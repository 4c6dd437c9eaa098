import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const unsafeHtml = { selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']", message: 'Macro output belongs into the sandboxed preview only.' };

// Each host has a folder in src/host. What is outside it talks to Host, MacroDialog and FrameHost, whichever host it is.
const message = 'Only the folder of a host (src/host/…) may know its bridge: use Host, MacroDialog or FrameHost.';
const bridge = { selector: 'Identifier[name="AP"], Literal[value="AP"]', message };
const lateImport = { selector: 'ImportExpression > Literal[value=/(host\\u002f[^\\u002f]+\\u002f|^@forge\\u002f)/]', message };
const protocol = { selector: 'Literal[value=/(^JWT |^xdm_)/], TemplateElement[value.raw=/(^JWT |xdm_)/]', message };
const forge = { regex: '^@forge/', message };
const hosts = { regex: '(^|/)host/[^/]+/', message };
const hostsBeside = { regex: '^\\./[^/]+/', message };
const otherHosts = { regex: '^\\.\\./(?!\\.\\./)[^/]+/', message: 'Hosts know nothing of each other.' };
const doubles = { regex: '(^|/)testing/', message: 'Test doubles are for tests.' };
const beyondFrames = { regex: '^(?!\\./|\\.\\./(Notice|convertStorage)$|(\\.\\./)+host/(FrameHost|openBeside)$)', message: 'Every macro on a page loads this: no libraries, nothing of the admin page.' };

const tests = ['src/**/*.test.{ts,tsx}', 'src/testing/**'];

/** Which modules some files may not import. */
function withoutImports(files, ignores, ...patterns) {
  return { files, ignores, rules: { 'no-restricted-imports': ['error', { patterns }] } };
}

export default tseslint.config(
  { ignores: ['node_modules/', 'src/api/defaults.ts', 'src/api/parameterTypes.ts', 'src/api/schema.d.ts'] },
  {
    files: ['src/**/*.{ts,tsx}', 'vite.config.ts'],
    extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { 'react-hooks': reactHooks },
    rules: {
      ...reactHooks.configs.recommended.rules,
      'max-lines': ['error', 300],
      '@typescript-eslint/consistent-type-definitions': ['error', 'interface'],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      // Numbers and booleans read well in templates.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // Handlers of events may start something and return nothing.
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      'no-restricted-syntax': ['error', unsafeHtml],
    },
  },
  { files: ['src/**'], ignores: ['src/host/*/**', ...tests], rules: { 'no-restricted-syntax': ['error', unsafeHtml, bridge, lateImport, protocol] } },
  { files: tests, ignores: ['src/host/*/**'], rules: { 'no-restricted-syntax': ['error', unsafeHtml, bridge, lateImport] } },
  withoutImports(['src/**'], tests, forge, hosts, doubles),
  withoutImports(tests, [], forge, hosts),
  withoutImports(['src/host/*'], tests, forge, hosts, hostsBeside, doubles),
  withoutImports(['src/host/*/**'], tests, otherHosts, doubles),
  withoutImports(['src/frame/**'], tests, beyondFrames),
  // The document of a sandbox is written, so that the script in it runs as in any page.
  { files: ['src/frame/runSandbox*'], rules: { '@typescript-eslint/no-deprecated': ['error', { allow: [{ from: 'lib', name: 'write' }] }] } },
  { files: ['scripts/**/*.mjs'], extends: [tseslint.configs.base], rules: { 'max-lines': ['error', 300] } },
);
