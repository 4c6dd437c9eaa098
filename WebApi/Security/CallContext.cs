namespace UserMacro.WebApi.Security;

/// <summary>The place that a host vouches for: what it does not name is null.</summary>
internal sealed record CallContext
{
    public string? ContentId { get; init; }

    public string? ContentType { get; init; }

    public string? ContentVersion { get; init; }

    public string? SpaceKey { get; init; }

    /// <summary>The host's id of one use of a macro.</summary>
    public string? MacroId { get; init; }

    /// <summary>Whether the call comes from a macro or a page, and may be in the hands of whoever wrote that.</summary>
    public required bool IsOfMacroOrContent { get; init; }
}
