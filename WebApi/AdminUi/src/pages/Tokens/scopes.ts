import type { TokenScope } from '../../api/types';

export interface ScopeChoice {
  value: TokenScope;
  label: string;
  description: string;
}

/** What a token may do beside reading, which goes with all. */
export const scopeChoices: ScopeChoice[] = [
  { value: 'write', label: 'Write', description: 'Create macros, save drafts, request approval, change settings.' },
  { value: 'publish', label: 'Publish', description: 'Publish, approve, restore, disable and delete: what pages show.' },
];

/** Scopes in words. */
export function scopeNames(scopes: TokenScope[]): string {
  const more = scopeChoices.filter(({ value }) => scopes.includes(value)).map(({ label }) => label.toLowerCase());
  return ['read', ...more].join(', ');
}
