import { useCallback, useEffect, useMemo, useState } from 'react';
import type { MacroDefinition } from '../../../api/types';
import { useHost } from '../../../host/HostContext';
import { sampleValue } from '../../../macro/sampleValue';
import { keepSample, keptSample } from './keptSample';

/** What the preview is rendered with. */
export interface Sample {
  /** By parameter name. */
  values: Record<string, string>;
  body: string;
  setValue: (name: string, value: string) => void;
  setBody: (body: string) => void;
}

/** Values to try a macro with: what the person typed in this session, else one that fits the parameter. */
export function useSample(macroKey: string, { parameters, body: mode }: MacroDefinition): Sample {
  const { site } = useHost();
  const [typed, setTyped] = useState(() => keptSample(site, macroKey));
  useEffect(() => keepSample(site, macroKey, typed), [site, macroKey, typed]);
  const values = useMemo(
    () => Object.fromEntries(parameters.map((parameter) => [parameter.name, typed.values[parameter.name] ?? sampleValue(parameter)])),
    [parameters, typed.values],
  );
  const setValue = useCallback(
    (name: string, value: string) => setTyped((before) => ({ ...before, values: { ...before.values, [name]: value } })),
    [],
  );
  const setBody = useCallback((body: string) => setTyped((before) => ({ ...before, body })), []);
  const proposed = mode === 'rendered' ? '<p>This is the <strong>body</strong> of the macro.</p>' : 'This is the body of the macro.';
  const body = mode === 'none' ? '' : (typed.body ?? proposed);
  return useMemo(() => ({ values, body, setValue, setBody }), [values, body, setValue, setBody]);
}
