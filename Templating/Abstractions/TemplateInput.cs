using System.Collections.Frozen;

namespace UserMacro.Templating.Abstractions;

/// <summary>The values of one run.</summary>
public sealed record TemplateInput
{
    /// <summary>Parameter values by declared name, defaults applied; <c>params.*</c>. Strings, <see cref="bool"/> or <see cref="long"/>.</summary>
    public IReadOnlyDictionary<string, object> Parameters { get; init; } = new Dictionary<string, object>(StringComparer.Ordinal);

    /// <summary>The body; null when there is none.</summary>
    public string? Body { get; init; }

    /// <summary>Whether <see cref="Body"/> is markup to be written as it is; else it is text, escaped for its place.</summary>
    public bool BodyIsMarkup { get; init; }

    /// <summary><c>page.id</c>, empty when unknown.</summary>
    public string PageId { get; init; } = "";

    /// <summary><c>page.title</c></summary>
    public string PageTitle { get; init; } = "";

    /// <summary><c>page.type</c></summary>
    public string PageType { get; init; } = "";

    /// <summary><c>page.version</c></summary>
    public string PageVersion { get; init; } = "";

    /// <summary><c>space.key</c></summary>
    public string SpaceKey { get; init; } = "";

    /// <summary><c>space.name</c></summary>
    public string SpaceName { get; init; } = "";

    /// <summary><c>user.id</c>; null for anonymous viewers, for whom <c>user</c> is absent.</summary>
    public string? UserId { get; init; }

    /// <summary><c>site.base_url</c></summary>
    public string SiteBaseUrl { get; init; } = "";

    /// <summary><c>output.type</c></summary>
    public string OutputType { get; init; } = "display";

    /// <summary><c>macro.key</c></summary>
    public string MacroKey { get; init; } = "";

    /// <summary><c>macro.id</c></summary>
    public string MacroId { get; init; } = "";

    /// <summary><c>macro.revision</c></summary>
    public int MacroRevision { get; init; }

    /// <summary>Data by their name (<see cref="DataNames"/>), as JSON; <c>null</c> for one that cannot be obtained.</summary>
    public IReadOnlyDictionary<string, string> Data { get; init; } = FrozenDictionary<string, string>.Empty;

    /// <summary>Whether more data can be brought, so that a run may end with <see cref="TemplateNeeds"/>; otherwise what is not there is absent.</summary>
    public bool MayAskForData { get; init; }

    /// <summary><c>now</c> and the clock of the date functions.</summary>
    public DateTimeOffset Now { get; init; }
}
