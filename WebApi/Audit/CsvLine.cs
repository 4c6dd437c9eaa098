using System.Buffers;
using System.Globalization;
using UserMacro.Grains.Interfaces.Audit;
using UserMacro.WebApi.Audit.Contracts;

namespace UserMacro.WebApi.Audit;

/// <summary>A line of RFC 4180 that no spreadsheet takes for a formula.</summary>
internal static class CsvLine
{
    public const string Header = "id,at,actorKind,actor,action,target,outcome,detail\r\n";

    static readonly SearchValues<char> Quoted = SearchValues.Create("\",\r\n");

    public static string Of(AuditEntryDto entry) => string.Join(',', new[]
    {
        entry.Id,
        entry.At.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
        entry.ActorKind switch { AuditActor.Account => "account", AuditActor.FormerUser => "formerUser", _ => "service" },
        entry.Actor ?? "",
        entry.Action,
        entry.Target,
        entry.Outcome == AuditOutcome.Done ? "done" : "refused",
        entry.Detail,
    }.Select(Field)) + "\r\n";

    static string Field(string text)
    {
        // A spreadsheet runs what begins so.
        var safe = text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" + text : text;
        return safe.AsSpan().ContainsAny(Quoted) ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
