namespace UserMacro.Atlassian.Connect.Descriptor;

/// <summary>Static renders of a framed macro, by what the page is turned into.</summary>
public sealed record MacroRenderModes
{
    /// <summary>For every target that has no own.</summary>
    public MacroRenderMode? Default { get; init; }

    public MacroRenderMode? Pdf { get; init; }

    public MacroRenderMode? Word { get; init; }

    public MacroRenderMode? Email { get; init; }
}
