import { useCallback } from 'react';
import type { AdminApi } from '../../api/adminApi';
import { useApi } from '../../api/ApiContext';
import type { ApiResult } from '../../api/client';
import { plainProblem } from '../../api/problem';
import type { MacroDetails, ParameterDefinition } from '../../api/types';
import { useLoaded } from '../../api/useLoaded';
import { useHost } from '../../host/HostContext';
import { findUses, type FoundUses } from './findUses';

export interface MacroUses extends FoundUses {
  macro: MacroDetails;
}

/** The macro and the pages that use it; asked of Confluence by this browser, and kept nowhere. */
export function useUses(key: string) {
  const api = useApi();
  const host = useHost();
  return useLoaded(
    useCallback(
      async (signal: AbortSignal): Promise<ApiResult<MacroUses>> => {
        const macro = await api.read(key, signal);
        if (!macro.ok) {
          return macro;
        }
        const parameters = await shownParameters(api, macro.value, signal);
        if (!parameters.ok) {
          return parameters;
        }
        try {
          return { ...macro, value: { macro: macro.value, ...(await findUses(host, key, parameters.value, signal)) } };
        } catch {
          return { ok: false, problem: { ...plainProblem('unavailable'), title: 'Confluence did not answer', detail: 'Its search could not be asked for pages. Try again in a moment.' } };
        }
      },
      [api, host, key],
    ),
  );
}

/** The parameters of what pages show; of the draft while they show nothing. */
async function shownParameters(api: AdminApi, { key, published, draft }: MacroDetails, signal: AbortSignal): Promise<ApiResult<ParameterDefinition[]>> {
  if (!published) {
    return { ok: true, value: draft.definition.parameters, etag: null };
  }
  const revision = await api.readRevision(key, published.number, signal);
  return revision.ok ? { ...revision, value: revision.value.definition.parameters } : revision;
}
