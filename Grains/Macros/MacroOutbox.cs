using System.Collections.Immutable;
using System.Text.Json.Serialization;
using UserMacro.Grains.Interfaces.Audit;
using UserMacro.Grains.Interfaces.Catalog;
using UserMacro.Grains.Interfaces.Macros;

namespace UserMacro.Grains.Macros;

/// <summary>What a committed head has to dispatch to other records. Dispatched any number of times with the same result.</summary>
[GenerateSerializer, Immutable, Alias("pending-copies")]
internal sealed record MacroOutbox
{
    /// <summary>The published revision goes to its own record.</summary>
    [Id(0), JsonPropertyName("Revision")] public bool Revision { get; init; }

    /// <summary>The entry of the catalogue; null when the macro goes off the list.</summary>
    [Id(1), JsonPropertyName("Listing")] public MacroSummary? Listing { get; init; }

    /// <summary>The draft that takes the place of the one in the draft's record; null when that one stays. Stored as
    /// <c>FirstDraft</c>, which it was once.</summary>
    [Id(2), JsonPropertyName("FirstDraft")] public MacroDraft? Draft { get; init; }

    /// <summary>Confluence's module list must follow.</summary>
    [Id(3), JsonPropertyName("Modules")] public bool Modules { get; init; }

    /// <summary>The lines of the audit log.</summary>
    [Id(4), JsonPropertyName("Audit")] public ImmutableArray<AuditEntry> Audit { get; init; } = [];

    /// <summary>Revisions from this number up to the first one that the log keeps are forgotten; null when none is.</summary>
    [Id(5), JsonPropertyName("ForgetFrom")] public int? ForgetFrom { get; init; }

    /// <summary>An import was under way that meant to bring revisions up to this number. Found here it came to no end: what it has kept is forgotten.</summary>
    [Id(6), JsonPropertyName("ImportUntil")] public int? ImportUntil { get; init; }
}
