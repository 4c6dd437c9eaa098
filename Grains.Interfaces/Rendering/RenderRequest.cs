using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace UserMacro.Grains.Interfaces.Rendering;

/// <summary>One use of a macro on a page, free of any host's protocol.</summary>
/// <remarks>Holds page content in passing only: it is never stored or logged.</remarks>
[GenerateSerializer, Immutable, Alias("render-request")]
public sealed record RenderRequest
{
    /// <summary>The required kind of output.</summary>
    [Id(0)] public required RenderMarkup Markup { get; init; }

    /// <summary>The values the author gave. Unknown ones are ignored, missing ones take the definition's default.</summary>
    [Id(1)] public ImmutableArray<ParameterValue> Parameters { get; init; } = [];

    /// <summary>
    /// The body as the host vouches for it: text, or storage format of a rendered one for <see cref="RenderMarkup.Storage"/>; null when it
    /// is not available.
    /// </summary>
    /// <remarks>HTML that a browser posted is <see cref="PostedBody"/>, never this: builds that do not clean it do not see it.</remarks>
    [Id(2)] public string? Body { get; init; }

    /// <summary>The page.</summary>
    [Id(3)] public PageContext Page { get; init; } = PageContext.Unknown;

    /// <summary>Account id of the viewer; null for anonymous ones.</summary>
    [Id(4)] public string? AccountId { get; init; }

    /// <summary>The site's base URL, ending in <c>/wiki</c>.</summary>
    [Id(5)] public string SiteBaseUrl { get; init; } = "";

    /// <summary>The host's output type: <c>display</c>, <c>preview</c>, <c>pdf</c>, <c>word</c>, <c>email</c>.</summary>
    [Id(6)] public string OutputType { get; init; } = "display";

    /// <summary>The host's id of this use of the macro.</summary>
    [Id(7)] public string MacroId { get; init; } = "";

    /// <summary>
    /// The revision whose output for this very request the caller still holds, which said that it is
    /// <see cref="RenderedOutput.Cacheable"/>; when it is the published one, the answer is <see cref="NotModified"/> without a render.
    /// </summary>
    /// <remarks>Field 8 was the same of builds whose outputs may be called cacheable though they name their viewer: it is not read any more.</remarks>
    [Id(14)] public int? KnownRevision { get; init; }

    /// <summary>Whether the site does not want its renders counted.</summary>
    [Id(9)] public bool IsUncounted { get; init; }

    /// <summary>Whether the caller can read the macro as the page stores it, and bring what the host does not send of it.</summary>
    [Id(10)] public bool MayAskForStored { get; init; }

    /// <summary>
    /// Whether the caller can bring data that the template asks for: the answer is then <see cref="DataNeeded"/>. Otherwise what is not
    /// there is absent.
    /// </summary>
    [Id(11)] public bool MayAskForData { get; init; }

    /// <summary>Whether data that the template asked for was left out, because the app may ask Confluence no more for a while.</summary>
    [Id(13)] public bool LacksData { get; init; }

    /// <summary>
    /// The body as a viewer's browser posted it, in place of <see cref="Body"/>: cleaned before a template takes it as markup. Null when no
    /// browser brought one.
    /// </summary>
    [Id(15)] public string? PostedBody { get; init; }

    /// <summary>
    /// Whose browser posted <see cref="PostedBody"/>: a hash of the viewer's account, by which posts of one viewer wait for each other.
    /// Null when no browser brought one.
    /// </summary>
    [Id(16)] public string? BodyPostedBy { get; init; }

    // A request without hosts is the array that was never made, also after a journey.
    [Id(20)] readonly ImmutableArray<string> _siteHosts;

    /// <summary>Hosts that the site's rules let framed output load from; the macro's own narrow them.</summary>
    public ImmutableArray<string> SiteHosts
    {
        get => _siteHosts.IsDefault ? [] : _siteHosts;
        init => _siteHosts = value.IsDefaultOrEmpty ? default : value;
    }

    // A request without data is the array that was never made, also after a journey.
    [Id(12)] readonly ImmutableArray<RenderDatum> _data;

    /// <summary>Data that the template asked for before.</summary>
    public ImmutableArray<RenderDatum> Data { get => _data.IsDefault ? [] : _data; init => _data = value.IsDefaultOrEmpty ? default : value; }
}

/// <summary>The page a macro is on, as the host's verified request names it; empty strings where it does not.</summary>
[GenerateSerializer, Immutable, Alias("page-context")]
public sealed record PageContext
{
    /// <summary>Nothing known of the page.</summary>
    public static readonly PageContext Unknown = new();

    [Id(0)] public string Id { get; init; } = "";
    [Id(1)] public string Title { get; init; } = "";
    [Id(2)] public string Type { get; init; } = "";
    [Id(3)] public string Version { get; init; } = "";
    [Id(4)] public string SpaceKey { get; init; } = "";
    [Id(5)] public string SpaceName { get; init; } = "";
}

/// <summary>A value that a page author gave, by the parameter's identifier (lower case, without <c>p.</c>).</summary>
[GenerateSerializer, Immutable, Alias("parameter-value")]
public readonly record struct ParameterValue([property: Id(0)] string Identifier, [property: Id(1)] string Value);

/// <summary>Something a template may know of its surroundings, in passing only: never stored or logged.</summary>
/// <param name="Name">Its name, for example <c>page.labels</c>.</param>
/// <param name="Json">It, as JSON; <c>null</c> when there is none, or none that may be shown.</param>
[GenerateSerializer, Immutable, Alias("render-datum")]
public readonly record struct RenderDatum([property: Id(0)] string Name, [property: Id(1)] string Json);

/// <summary>The required kind of output.</summary>
public enum RenderMarkup
{
    /// <summary>HTML for a frame.</summary>
    Html,

    /// <summary>Confluence storage format for the page itself; well-formed XML.</summary>
    [JsonStringEnumMemberName("Storage")]
    Storage,
}
