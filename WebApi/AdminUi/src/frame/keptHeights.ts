const place = 'um-heights';
const most = 200;

/** The heights that uses of macros had last in this browser: nothing else about them is kept. */
function keptHeights(): Record<string, number> {
  try {
    return (JSON.parse(localStorage.getItem(place) ?? '') ?? {}) as Record<string, number>;
  } catch {
    return {};
  }
}

/** Which use of which macro this frame is. */
function thisUse(): string {
  return `${location.pathname}#${new URLSearchParams(location.search).get('macro.id') ?? ''}`;
}

/** The height of this use the last time; 0 when it is not known. */
export function keptHeight(): number {
  return keptHeights()[thisUse()] ?? 0;
}

export function keepHeight(height: number): void {
  const use = thisUse();
  const others = Object.entries(keptHeights()).filter(([other]) => other !== use);
  try {
    localStorage.setItem(place, JSON.stringify(Object.fromEntries([...others.slice(-most), [use, height]])));
  } catch {
    // A browser that stores nothing for us shows the page nevertheless.
  }
}
