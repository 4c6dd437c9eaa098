using UserMacro.Simulator.Sites;
using UserMacro.Simulator.Sites.Apps;

namespace UserMacro.Simulator.Control;

/// <summary>A site as tests see it, secret included.</summary>
internal sealed record SiteView(
    int Number, string BaseUrl, string ClientKey, string? AppKey, string? SharedSecret, bool Enabled, IReadOnlyList<ModuleSummary> DynamicModules,
        IReadOnlyList<LifecycleEntry> Lifecycle)
{
    public static SiteView From(Site site) => new(
        site.Number,
        site.BaseUrl,
        site.State.ClientKey,
        site.State.Installation?.AppKey,
        site.State.Installation?.SharedSecret,
        site.State.Installation?.Enabled ?? false,
        [.. site.State.DynamicModules.Select(module => new ModuleSummary(module.Type, module.Key))],
        site.Lifecycle.Entries);
}

internal sealed record ModuleSummary(string Type, string Key);
