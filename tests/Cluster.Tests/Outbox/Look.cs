using System.Text.Json.Nodes;
using UserMacro.Traffic.Sites;

namespace UserMacro.Cluster.Tests.Outbox;

/// <summary>What the list and the audit log said. Reading them opens no macro.</summary>
/// <param name="At">When they had answered.</param>
/// <param name="Listed">The revision that is published of each macro in the list, 0 for none.</param>
/// <param name="Audited">The lines of publishes and deletions, with their times.</param>
sealed record Look(DateTimeOffset At, IReadOnlyDictionary<string, int> Listed, IReadOnlyDictionary<(string Action, string Key), DateTimeOffset> Audited)
{
    /// <summary>Looks once; null while one of them does not answer.</summary>
    public static async Task<Look?> TryTakeAsync(TestTenant tenant, CancellationToken cancellation)
    {
        var answers = await Task.WhenAll(
            tenant.GetAsync("macros", cancellation),
            tenant.GetAsync("audit?action=macro.published&limit=200", cancellation),
            tenant.GetAsync("audit?action=macro.deleted&limit=200", cancellation));
        if (answers is not [{ } list, { } published, { } deleted])
        {
            return null;
        }

        return new(
            TimeProvider.System.GetUtcNow(),
            Items(list).ToDictionary(item => (string)item["key"]!, item => (int)item["published"]!, StringComparer.Ordinal),
            Items(published).Concat(Items(deleted)).ToDictionary(
                line => ((string)line["action"]!, (string)line["target"]!),
                line => (DateTimeOffset)line["at"]!));
    }

    /// <summary>Whether both tell of a change.</summary>
    public bool Tells(Change change) =>
        Audited.ContainsKey(change.Line) && (change.IsDeletion ? !Listed.ContainsKey(change.Key) : Listed.GetValueOrDefault(change.Key) == 1);

    static IEnumerable<JsonNode> Items(JsonNode answer) => answer["items"]!.AsArray().Select(item => item!);
}
