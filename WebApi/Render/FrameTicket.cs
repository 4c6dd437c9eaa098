using UserMacro.Atlassian.Confluence.Data;
using UserMacro.Grains.Interfaces.Definitions;
using UserMacro.Grains.Interfaces.Rendering;
using UserMacro.Grains.Interfaces.Tenants;

namespace UserMacro.WebApi.Render;

/// <summary>What a frame was opened with; it comes back with the body, sealed, so that the browser cannot change it.</summary>
internal sealed record FrameTicket
{
    public required string Macro { get; init; }

    /// <summary>The revision that asked for the body.</summary>
    public required int Revision { get; init; }

    public required BodyMode Body { get; init; }

    public required IReadOnlyList<ParameterValue> Parameters { get; init; }

    public required PageContext Page { get; init; }

    /// <summary>The viewer; null for anonymous ones.</summary>
    public required string? AccountId { get; init; }

    public required string OutputType { get; init; }

    public required string MacroId { get; init; }

    /// <summary>Set when it is sealed.</summary>
    public DateTimeOffset Expires { get; init; }

    /// <summary>The page and the macro on it.</summary>
    public DataScope PlaceOn(TenantAccess access) => new(Page.Id, Page.Type, Page.SpaceKey, AccountId, access.BaseUrl);

    /// <param name="access">The site.</param>
    /// <param name="body">The body; null when the macro was not asked for one.</param>
    /// <param name="stored">Parameters of the stored macro: they fill in what the ticket has no value of, and never change one that it has.</param>
    public RenderRequest ToRequest(TenantAccess access, string? body, IReadOnlyDictionary<string, string>? stored) => new()
    {
        Markup = RenderMarkup.Html,
        Parameters = StoredParameters.Merge([.. Parameters], stored),
        Body = body,
        Page = Page,
        AccountId = AccountId,
        SiteBaseUrl = access.BaseUrl,
        OutputType = OutputType,
        MacroId = MacroId,
        IsUncounted = access.IsUncounted,
    };
}
