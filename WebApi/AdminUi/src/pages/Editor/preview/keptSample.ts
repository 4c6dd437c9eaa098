/** What a person typed to try a macro with. */
export interface TypedSample {
  /** By parameter name. */
  values: Record<string, string>;
  /** Null until the proposed body was changed. */
  body: string | null;
}

const nothing: TypedSample = { values: {}, body: null };

/** What was typed for a macro earlier in this session of the browser's tab; nothing where the browser denies storage to frames. */
export function keptSample(site: string, macroKey: string): TypedSample {
  try {
    const { values, body } = JSON.parse(sessionStorage.getItem(place(site, macroKey)) ?? '') as Partial<TypedSample>;
    return {
      values: Object.fromEntries(Object.entries(values ?? {}).filter(([, value]) => typeof value === 'string')),
      body: typeof body === 'string' ? body : null,
    };
  } catch {
    return nothing;
  }
}

/** Keeps what was typed, as far as the browser lets a frame. */
export function keepSample(site: string, macroKey: string, sample: TypedSample): void {
  try {
    sessionStorage.setItem(place(site, macroKey), JSON.stringify(sample));
  } catch {
    // Denied or full: the page works without.
  }
}

/** Sites share our origin, and a tab may visit several: each keeps its own. */
function place(site: string, macroKey: string): string {
  return `usermacro-sample ${site} ${macroKey}`;
}
