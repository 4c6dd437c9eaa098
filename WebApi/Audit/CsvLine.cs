using System.Globalization;
using UserMacro.Grains.Interfaces.Audit;
using UserMacro.WebApi.Api.Csv;
using UserMacro.WebApi.Audit.Contracts;

namespace UserMacro.WebApi.Audit;

/// <summary>An entry of the log as a line of CSV.</summary>
internal static class CsvLine
{
    public const string Header = "id,at,actorKind,actor,action,target,outcome,detail\r\n";

    public static string From(AuditEntryDto entry) => CsvText.Line(
    [
        entry.Id,
        entry.At.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
        entry.ActorKind switch { AuditActor.Account => "account", AuditActor.FormerUser => "formerUser", _ => "service" },
        entry.Actor ?? "",
        entry.Action,
        entry.Target,
        entry.Outcome == AuditOutcome.Done ? "done" : "refused",
        entry.Detail,
    ]);
}
