using System.Collections.Immutable;
using UserMacro.Grains.Interfaces.Rendering;
using UserMacro.Grains.Interfaces.Tenants;

namespace UserMacro.WebApi.Hosts;

/// <summary>One use of a macro on a page, read once from what a host says; free of any host's protocol.</summary>
internal sealed record MacroUse
{
    /// <summary>The macro's key as the request names it; not necessarily one that a macro can have.</summary>
    public required string Key { get; init; }

    /// <summary>Whether the page names a generic module, whose own parameters hold the macro's.</summary>
    public bool IsGeneric { get; init; }

    public required ImmutableArray<ParameterValue> Parameters { get; init; }

    public required PageContext Page { get; init; }

    public required string OutputType { get; init; }

    /// <summary>The host's id of this use.</summary>
    public required string MacroId { get; init; }

    /// <summary>What tells this use apart from copies of it, which have the same id; empty where the host does not say.</summary>
    public string LocalId { get; init; } = "";

    /// <summary>The parameters of the macro that the page names: of a generic one they are not those of the macro that it shows.</summary>
    public ImmutableArray<ParameterValue> Sent { get; init; } = [];

    /// <summary>The whole body; null where the request does not bring it.</summary>
    public string? Body { get; init; }

    /// <summary>Whether the page is being edited or was never published.</summary>
    public bool IsPreview => string.Equals(OutputType, "preview", StringComparison.Ordinal);

    /// <summary>The request to the macro's grain.</summary>
    /// <param name="access">The site.</param>
    /// <param name="accountId">The viewer; null for anonymous ones.</param>
    /// <param name="markup">What to make of it.</param>
    public RenderRequest ToRequest(TenantAccess access, string? accountId, RenderMarkup markup) => new()
    {
        Markup = markup,
        Parameters = Parameters,
        Body = Body,
        Page = Page,
        AccountId = accountId,
        SiteBaseUrl = access.BaseUrl,
        SiteHosts = access.Rules.Hosts,
        OutputType = OutputType,
        MacroId = MacroId,
        IsUncounted = access.IsUncounted,
    };
}
