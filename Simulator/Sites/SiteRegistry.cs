using System.Collections.Immutable;

namespace UserMacro.Simulator.Sites;

/// <summary>The sites of this process, by number from 1.</summary>
internal sealed class SiteRegistry(SiteStore store, SiteListeners listeners)
{
    public ImmutableArray<Site> All { get; } =
        [.. Enumerable.Range(1, listeners.Count).Select(number => new Site(number, store, () => listeners.PortOf(number)))];

    public Site First => All[0];

    public Site ByNumber(int number) => All[number - 1];
}
