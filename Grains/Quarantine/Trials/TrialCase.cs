using System.Collections.Immutable;
using UserMacro.Grains.Interfaces.Definitions;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Parts;
using UserMacro.Grains.Interfaces.Rendering;

namespace UserMacro.Grains.Quarantine.Trials;

/// <summary>What a trial runs: a definition, rendered for each of the requests.</summary>
internal sealed record TrialCase(MacroKey Key, MacroDefinition Definition, ImmutableArray<SharedPart> Parts, ImmutableArray<RenderRequest> Requests)
{
    /// <summary>A macro with the request that found it suspect, if there is one, and with samples.</summary>
    public static TrialCase For(MacroKey key, MacroDefinition definition, ImmutableArray<SharedPart> parts, RenderRequest? request) =>
        new(key, definition, parts, [
            .. request is null ? Array.Empty<RenderRequest>() : [request with { KnownRevision = null }],
            SampleOf(RenderMarkup.Html),
            SampleOf(RenderMarkup.Storage),
        ]);

    static RenderRequest SampleOf(RenderMarkup markup) => new()
    {
        Markup = markup, Body = "<p>Sample</p>", SiteBaseUrl = "https://sample.atlassian.net/wiki",
        Page = new() { Id = "1", Title = "Sample", Type = "page", Version = "1", SpaceKey = "S" },
    };
}
