using System.Collections.Immutable;

namespace UserMacro.Atlassian.Confluence.Pages;

/// <summary>One use of a macro in the storage format of a page.</summary>
/// <param name="Name">The macro's name.</param>
/// <param name="Id">Its <c>ac:macro-id</c>, which copies of a block share; empty for none.</param>
/// <param name="LocalId">Its <c>ac:local-id</c>, which the editor gives each use; empty for none.</param>
/// <param name="Parameters">Its parameters, as the page spells them.</param>
public sealed record MacroOnPage(string Name, string Id, string LocalId, ImmutableDictionary<string, string> Parameters)
{
    /// <summary>Where the body begins in the page's text.</summary>
    internal int BodyStart { get; init; }

    internal int BodyLength { get; init; }

    internal bool IsPlain { get; init; }
}
