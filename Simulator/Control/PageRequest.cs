using System.Collections.Immutable;
using System.Text.Json;
using UserMacro.Simulator.Pages;

namespace UserMacro.Simulator.Control;

/// <param name="Readers">Names of the users who may see the page; everyone without.</param>
/// <param name="Labels">Its labels; as before without.</param>
/// <param name="Properties">Its content properties; as before without.</param>
/// <param name="Files">Its attachments; as before without.</param>
internal sealed record PageRequest(
    string Title, string Storage, string? SpaceKey, string? ParentId, string[]? Readers, string[]? Labels, Dictionary<string, JsonElement>? Properties, PageFile[]? Files)
{
    public Page Describe(Page page) => page with
    {
        Labels = Labels is null ? page.Labels : [.. Labels],
        Properties = Properties?.ToImmutableDictionary(StringComparer.Ordinal) ?? page.Properties,
        Files = Files is null ? page.Files : [.. Files],
    };
}
