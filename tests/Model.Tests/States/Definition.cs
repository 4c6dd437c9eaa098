using System.Text.Json.Nodes;

namespace UserMacro.Model.Tests.States;

/// <summary>A macro's definition as far as the model knows it. Two of one site and content are equal.</summary>
/// <param name="Site">The site that it was written for; every text names it, so that no text can show up on another site unnoticed.</param>
/// <param name="Content">Which of the few contents it has, so that equal ones recur.</param>
sealed record Definition(string Site, int Content)
{
    /// <summary>How many contents there are.</summary>
    public const int Contents = 12;

    /// <summary>The shared part that the template puts in; null for none.</summary>
    public string? Part => Content switch
    {
        7 or 8 => "part-a",
        9 => "part-b",
        _ => null,
    };

    /// <summary>Whether the template itself has an error.</summary>
    public bool IsBroken => Content == 10;

    public string Name => $"{Site} macro {Content}";

    /// <summary>What a page shows of it; no other content's text begins so.</summary>
    public string Mark => $"[{Site} content {Content}]";

    public string Template => IsBroken ? $"{Mark}{{{{ if }}}}"
        : Part is { } part ? $"<p>{Mark}</p>{{{{ include '{part}' }}}}"
        : $"<p>{Mark} {{{{ params.title }}}}</p>";

    public bool HasErrors(IReadOnlyDictionary<string, PartState> parts) => IsBroken || (Part is { } part && !parts.ContainsKey(part));

    /// <summary>The texts of the parts that it is compiled with.</summary>
    public string? PartText(IReadOnlyDictionary<string, PartState> parts) => Part is { } part && parts.TryGetValue(part, out var state) ? state.Text : null;

    public JsonObject ToJson() => new()
    {
        ["name"] = Name,
        ["description"] = Mark,
        ["output"] = "framed",
        ["parameters"] = new JsonArray(new JsonObject { ["name"] = "title" }),
        ["template"] = Template,
    };

    /// <summary>Whether a definition of the API is this one.</summary>
    public bool Matches(JsonNode? definition) =>
        (string?)definition?["name"] == Name && (string?)definition["description"] == Mark && (string?)definition["template"] == Template;
}
