using UserMacro.Grains.Interfaces.Catalog;
using UserMacro.Grains.Interfaces.Macros;

namespace UserMacro.Grains.Macros;

/// <summary>What a committed head owes to other records. Copied out any number of times with the same result.</summary>
[GenerateSerializer, Immutable, Alias("pending-copies")]
internal sealed record PendingCopies
{
    /// <summary>The published revision goes to its own record.</summary>
    [Id(0)] public bool Revision { get; init; }

    /// <summary>The entry of the catalogue; null when the macro goes off the list.</summary>
    [Id(1)] public MacroSummary? Listing { get; init; }

    /// <summary>The first draft of this life goes to the draft's record.</summary>
    [Id(2)] public MacroDraft? FirstDraft { get; init; }

    /// <summary>Confluence's module list must follow.</summary>
    [Id(3)] public bool Modules { get; init; }
}
