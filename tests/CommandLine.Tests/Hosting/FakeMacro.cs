using System.Text.Json.Nodes;

namespace UserMacro.CommandLine.Tests.Hosting;

/// <summary>A macro of the <see cref="FakeService"/>.</summary>
sealed class FakeMacro(JsonNode definition)
{
    public int Draft { get; private set; } = 1;

    public JsonNode Definition { get; private set; } = definition;

    public List<JsonNode> Revisions { get; } = [];

    public List<string> Notes { get; } = [];

    public string State { get; set; } = "draft";

    /// <summary>Saves a draft, as somebody on the admin page would.</summary>
    public void Save(JsonNode definition) => (Draft, Definition) = (Draft + 1, definition);

    public void Save(Action<JsonNode> change)
    {
        var copy = Definition.DeepClone();
        change(copy);
        Save(copy);
    }

    public void Publish(string note)
    {
        Revisions.Add(Definition.DeepClone());
        Notes.Add(note);
        State = "published";
    }

    public JsonObject Details(string key) => new()
    {
        ["key"] = key,
        ["state"] = State,
        ["draft"] = new JsonObject
        {
            ["number"] = Draft,
            ["definition"] = Definition.DeepClone(),
            ["editedBy"] = "account-1",
            ["editedAt"] = "2026-11-26T10:20:00+00:00",
            ["diagnostics"] = new JsonArray(),
        },
        ["published"] = Revisions.Count == 0 ? null : Header(),
        ["hasUnpublishedChanges"] = Revisions.Count == 0 || !JsonNode.DeepEquals(Revisions[^1], Definition),
    };

    public JsonObject Header() => new()
    {
        ["number"] = Revisions.Count, ["author"] = null, ["publishedAt"] = "2026-11-26T10:30:00+00:00", ["note"] = Notes[^1], ["hash"] = "00",
    };
}
