using UserMacro.Atlassian.Connect.Descriptor;
using UserMacro.Grains.Modules;

namespace UserMacro.Silo.Hosts.Connect.Modules;

/// <summary>The module that a macro wants, and the one that serves where Confluence refuses that.</summary>
/// <param name="Preferred">The module.</param>
/// <param name="Otherwise">The framed module of a macro that leaves open how its output reaches the page; null for others.</param>
internal sealed record ModuleChoice(ContentMacro Preferred, ContentMacro? Otherwise = null)
{
    /// <summary>The module to offer, after what the site refused before.</summary>
    public ContentMacro After(ModuleSyncRecord record) => ServesOtherwise(record) ? Otherwise! : Preferred;

    /// <summary>Whether the site refused the preferred module, and the other one serves.</summary>
    public bool ServesOtherwise(ModuleSyncRecord record) =>
        Otherwise is not null
            && record.RefusedHashes.TryGetValue(Preferred.Key, out var hash)
            && string.Equals(hash, ModuleHash.Compute(Preferred), StringComparison.Ordinal);
}
