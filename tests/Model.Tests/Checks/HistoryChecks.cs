using System.Text.Json.Nodes;
using UserMacro.Model.Tests.States;

namespace UserMacro.Model.Tests.Checks;

/// <summary>Compares the history with the model: no revision appears, disappears or changes.</summary>
static class HistoryChecks
{
    /// <summary>Compares the version log, read in parts, and the revisions that were not read before; or all of them.</summary>
    public static async Task CheckHistoryAsync(this SiteBook book, string key, int frontEnd, int limit, bool isWhole, CancellationToken cancellation)
    {
        var macro = book.State.Macros[key];
        if (!macro.Exists)
        {
            book.CheckEqual((await book.Client.ReadAsync(frontEnd, $"macros/{key}/revisions", cancellation)).Status, 404, $"the history of {key}: status");
            return;
        }

        var headers = await ReadAsync(book, key, frontEnd, limit, cancellation);
        book.CheckEqual(
            string.Join('\n', headers.Select(Told)), string.Join('\n', macro.Revisions.Values.Reverse().Select(Told)), $"the history of {key}");
        foreach (var revision in macro.Revisions.Values)
        {
            if (isWhole || !book.Revisions.ContainsKey((key, revision.Number)))
            {
                await CheckRevisionAsync(book, key, revision, frontEnd, cancellation);
            }
        }

        if (isWhole)
        {
            var next = await book.Client.ReadAsync(frontEnd, $"macros/{key}/revisions/{macro.Latest + 1}", cancellation);
            book.CheckEqual(next.Status, 404, $"{key} revision {macro.Latest + 1}: status");
        }
    }

    static async Task<List<JsonNode>> ReadAsync(SiteBook book, string key, int frontEnd, int limit, CancellationToken cancellation)
    {
        var headers = new List<JsonNode>();
        string? cursor = null;
        do
        {
            var reply = await book.Client.ReadPartAsync(frontEnd, $"macros/{key}/revisions?limit={limit}", cursor, cancellation);
            book.CheckEqual(reply.Status, 200, $"the history of {key}: status");
            headers.AddRange(reply.Body!["items"]!.AsArray().Select(header => header!));
            cursor = (string?)reply.Body["next"];
        }
        while (cursor is not null);
        return headers;
    }

    static async Task CheckRevisionAsync(SiteBook book, string key, RevisionState revision, int frontEnd, CancellationToken cancellation)
    {
        var what = $"{key} revision {revision.Number}";
        var reply = await book.Client.ReadAsync(frontEnd, $"macros/{key}/revisions/{revision.Number}", cancellation);
        book.CheckEqual(reply.Status, 200, $"{what}: status");
        book.CheckEqual(Told(reply.Body!["header"]!), Told(revision), what);
        book.Check(revision.Definition.Matches(reply.Body["definition"]), () => $"{what} is not {revision.Definition}: {reply}");
        book.CheckEqual(
            string.Join(',', reply.Body["parts"]!.AsObject().Select(part => part.Key)), revision.Definition.Part ?? "", $"{what}: parts");
        book.Revisions.TryAdd((key, revision.Number), reply.Text);
        book.CheckEqual(reply.Text, book.Revisions[(key, revision.Number)], $"{what} as it was told first");
        var hash = (string)reply.Body["header"]!["hash"]!;
        book.Hashes.TryAdd(revision.Definition, hash);
        book.CheckEqual(hash, book.Hashes[revision.Definition], $"{what}: hash");
    }

    static string Told(JsonNode header) =>
        $"{header["number"]} by {header["author"]} '{header["note"]}' from {header["restoredFrom"]} approved by {header["approval"]?["by"]}";

    static string Told(RevisionState revision) =>
        $"{revision.Number} by {revision.Author} '{revision.Note}' from {revision.RestoredFrom} approved by {revision.ApprovedBy}";
}
