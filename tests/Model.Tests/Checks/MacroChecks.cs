using System.Globalization;
using System.Text.Json.Nodes;
using UserMacro.Model.Tests.Service;
using UserMacro.Model.Tests.States;

namespace UserMacro.Model.Tests.Checks;

/// <summary>Compares a macro, its line in the list, its history and its page with the model.</summary>
static class MacroChecks
{
    /// <summary>Compares the macro with what is true, and learns the number of a new draft.</summary>
    public static async Task CheckMacroAsync(this SiteBook book, string key, int frontEnd, CancellationToken cancellation)
    {
        var reply = await book.Client.ReadAsync(frontEnd, $"macros/{key}", cancellation);
        var expected = book.State.Macros[key];
        var difference = Difference(reply, expected);
        book.Check(difference is null, () => $"macro {key}: {difference}; it is {reply}");
        book.State = book.State with { Macros = book.State.Macros.SetItem(key, Learned(reply, expected)) };
    }

    /// <summary>How the service's view of a macro differs; null when it does not.</summary>
    public static string? Difference(Reply reply, MacroState expected)
    {
        if (!expected.Exists)
        {
            return reply.Status == 404 ? null : "it exists";
        }

        if (reply.Body is not { } macro || reply.Status != 200)
        {
            return "it is not there";
        }

        var (draft, told) = (expected.Draft!, (int)macro["draft"]!["number"]!);
        var approval = macro["approval"];
        return reply.ETag != string.Create(CultureInfo.InvariantCulture, $"\"{told}\"") ? $"its ETag is {reply.ETag}"
            : draft.Number == 0 && told <= expected.Drafts ? $"its new draft has the number {told} after {expected.Drafts}"
            : draft.Number != 0 && told != draft.Number ? $"its draft is not {draft.Number}"
            : !draft.Definition.Matches(macro["draft"]!["definition"]) ? $"its draft is not {draft.Definition}"
            : (string?)macro["draft"]!["editedBy"] != draft.Editor ? $"its draft is not by {draft.Editor}"
            : (string?)macro["state"] != expected.State ? $"it is not {expected.State}"
            : (int?)macro["published"]?["number"] != expected.Published ? $"it is not published with {expected.Published}"
            : (bool?)macro["hasUnpublishedChanges"] != expected.HasUnpublishedChanges ? $"hasUnpublishedChanges is not {expected.HasUnpublishedChanges}"
            : (string?)approval?["requestedBy"] != expected.Request?.By ? $"its request for approval is not {expected.Request}"
            : (string?)approval?["note"] != expected.Request?.Note ? $"its request for approval is not {expected.Request}"
            : (string?)approval?["rejection"]?["by"] != expected.Request?.Rejection ? $"its request for approval is not {expected.Request}"
            : null;
    }

    /// <summary>The true state with the number that the service reported.</summary>
    public static MacroState Learned(Reply reply, MacroState state) => state.Exists ? state.Learn((int)reply.Body!["draft"]!["number"]!) : state;

    /// <summary>Compares the list, read in parts.</summary>
    public static async Task CheckListAsync(this SiteBook book, int frontEnd, int limit, CancellationToken cancellation)
    {
        var lines = await book.ReadListAsync(frontEnd, limit, cancellation);
        var keys = string.Join(", ", book.State.Macros.Where(macro => macro.Value.Exists).Select(macro => macro.Key));
        book.CheckEqual(string.Join(", ", lines.Select(line => (string)line["key"]!)), keys, "the list in order");
        foreach (var line in lines)
        {
            book.CheckEqual(Listed(line), Listed(book.State.Macros[(string)line["key"]!]), $"the list's line of {(string)line["key"]!}");
        }
    }

    public static async Task<IReadOnlyList<JsonNode>> ReadListAsync(this SiteBook book, int frontEnd, int limit, CancellationToken cancellation)
    {
        var lines = new List<JsonNode>();
        string? cursor = null;
        do
        {
            var reply = await book.Client.ReadPartAsync(frontEnd, $"macros?limit={limit}", cursor, cancellation);
            book.CheckEqual(reply.Status, 200, "the list's status");
            lines.AddRange(reply.Body!["items"]!.AsArray().Select(line => line!));
            cursor = (string?)reply.Body["next"];
        }
        while (cursor is not null);
        return lines;
    }

    /// <summary>A line of the list as text.</summary>
    public static string Listed(JsonNode line) => string.Join(
        " | ",
        line["name"],
        line["description"],
        line["state"],
        $"published {line["published"]}",
        $"changed {line["hasUnpublishedChanges"]}",
        line["editedBy"],
        $"awaits approval {line["awaitsApproval"]}");

    /// <summary>The line that the list must have.</summary>
    public static string Listed(MacroState macro) => string.Join(
        " | ",
        macro.Draft!.Definition.Name,
        macro.Draft.Definition.Mark,
        macro.State,
        $"published {macro.Published ?? 0}",
        $"changed {Json(macro.HasUnpublishedChanges)}",
        macro.Draft.Editor,
        $"awaits approval {Json(macro.AwaitsApproval)}");

    /// <summary>Has a page show the macro.</summary>
    public static async Task CheckPageAsync(this SiteBook book, string key, int frontEnd, CancellationToken cancellation)
    {
        var macro = book.State.Macros[key];
        var reply = await book.Client.RenderAsync(frontEnd, key, "viewer", cancellation);
        book.CheckEqual(reply.Status, macro.Published is null ? 404 : 200, $"the page of {key}: status");
        var shown = macro is { PublishedRevision: { } revision, IsDisabled: false } ? revision : null;
        book.CheckEqual(MarksIn(reply.Text), shown is null ? "" : MarksIn(shown.Definition.Mark + shown.PartText), $"the page of {key}");
        book.Check(
            shown is not { Definition.Content: < 7 } || reply.Text.Contains("viewer", StringComparison.Ordinal),
            () => $"the page of {key} lacks its parameter");
    }

    static string Json(bool value) => value ? "true" : "false";

    // Everything that we show on a page has its site's name in brackets.
    static string MarksIn(string page) => string.Join(
        ' ', page.Split('[').Skip(1).Select(rest => rest.Split(']')[0]).Where(mark => mark.StartsWith("site-", StringComparison.Ordinal)));
}
