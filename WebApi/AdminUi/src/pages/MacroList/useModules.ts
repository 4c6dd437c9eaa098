import { useState } from 'react';
import { useApi } from '../../api/ApiContext';
import type { Problem } from '../../api/problem';
import type { ApiResult } from '../../api/client';
import type { MacroItem } from '../../api/types';

/** What an administrator does about names in Confluence; the list is read again afterwards. */
export function useModules(reload: () => void) {
  const { modules } = useApi();
  const [problem, setProblem] = useState<Problem | null>(null);

  async function run(call: Promise<ApiResult<null>>) {
    const result = await call;
    setProblem(result.ok ? null : result.problem);
    reload();
  }

  return {
    problem,
    choose: (macro: MacroItem, ownName: boolean) => void run(modules.choose(macro.key, ownName)),
    synchronize: () => void run(modules.synchronize()),
  };
}
