using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using UserMacro.WebApi.Archive;
using UserMacro.WebApi.Tests.Hosting;

namespace UserMacro.WebApi.Tests.Archive;

/// <summary>Every stored field is in the archive, or it is said here why it is not. A field that is new is in neither.</summary>
public class ArchiveCoverageTests(WebApiApp app)
{
    const string Secret = "! a secret, a hash of one, or a key";
    const string Copy = "! a copy of what another record holds";
    const string Bookkeeping = "! says nothing about anybody: bookkeeping of the service";
    const string OfTheOperator = "! what an operator did; the audit log tells of it, and the admin page shows the message";
    const string Short = "! hashes that recognize a repeated request, for 24 hours";
    const string Pending = "! on its way to the audit log or another record, where the archive has it";
    const string Computed = "! computed from the definition";

    /// <summary>By the beginning of their names: where fields are in the archive, or with an exclamation mark why they are not. The longest counts.</summary>
    static readonly Dictionary<string, string> Places = new(StringComparer.Ordinal)
    {
        ["account-book.Accounts"] = "accounts[].accountId",
        ["account-book.LastNumber"] = Bookkeeping,
        ["account-book.Strangers"] = Bookkeeping,
        ["account-book.Generation"] = Bookkeeping,
        ["account-book.Reports"] = Bookkeeping,
        ["account-book.Reports.Times.StoredAt"] = "accounts[].storedAt",
        ["account-book.Reports.Times.ReportedAt"] = "accounts[].reportedAt",
        ["audit-index"] = Bookkeeping,
        ["audit-lines.Entries"] = "audit[]",
        ["audit-lines.Entries.Chain"] = Bookkeeping,
        ["audit-lines.Entries.Number"] = Bookkeeping,
        ["catalog-shard"] = Copy,
        ["certificate-keys-record"] = "! of the service, not of a site",
        ["connection-book.Connections"] = "connections[]",
        ["connection-book.LastNumber"] = Bookkeeping,
        ["directory-entry"] = Copy,
        ["erasure-record"] = Bookkeeping,
        ["erasure-record.DueAt"] = "erasure.dueAt",
        ["erasure-record.RequestedAt"] = "erasure.requestedAt",
        ["erasure-record.RequestedBy"] = "erasure.requestedBy",
        ["erasure-record.Step"] = "erasure.state",
        ["erasure-record.Secret"] = Secret,
        ["idempotency-slot"] = Short,
        ["key-work-record"] = "! of the service, not of a site",
        ["log-page.Headers"] = "macros[].revisions[]",
        ["macro-head"] = Bookkeeping,
        ["macro-head.Approval"] = "macros[].approval",
        ["macro-head.Approval.Draft"] = "macros[].draftNumber",
        ["macro-head.Approval.IsOpen"] = "macros[].approval.rejection",
        ["macro-head.DeletedAt"] = "macros[].deletedAt",
        ["macro-head.DeletedDraft"] = "macros[].draft",
        ["macro-head.DeletedDraft.Diagnostics"] = "macros[].diagnostics[]",
        ["macro-head.DeletedDraft.Number"] = "macros[].draftNumber",
        ["macro-head.Deleted"] = "macros[].state",
        ["macro-head.Disabled"] = "macros[].state",
        ["macro-head.State"] = "macros[].state",
        ["macro-head.Unpublished"] = "macros[].state",
        ["macro-head.Log"] = Bookkeeping,
        ["macro-head.Log.Recent"] = "macros[].revisions[]",
        ["macro-head.Pending"] = Pending,
        ["macro-head.Published"] = "macros[].revisions[]",
        ["macro-head.Published.Output"] = Computed,
        ["macro-head.Quarantine.Macro"] = "macros[].quarantine",
        ["macro-head.Quarantine.Macro.Revision"] = "macros[].published",
        ["macro-head.Quarantine.Posts"] = "! keyed hashes of those whose posts may have ended a process; the archive has how many",
        ["macro-head.Quarantine.Released"] = Bookkeeping,
        ["macro-head.Requests"] = Short,
        ["module-sync-record"] = Bookkeeping,
        ["module-sync-record.Generic"] = "modules.generic",
        ["module-sync-record.LastError"] = "modules.lastError",
        ["module-sync-record.ReconciledAt"] = "modules.reconciledAt",
        ["module-sync-record.Refused"] = "modules.refused",
        ["module-sync-record.Registered"] = "modules.registered",
        ["module-sync-record.Waiting"] = "modules.waiting",
        ["module-sync-record.Wanted"] = "modules.upToDate",
        ["move-keys-record"] = "! of the service, not of a site",
        ["move-record"] = Bookkeeping,
        ["outbox-record"] = Bookkeeping,
        ["part-texts.Part"] = "parts[]",
        ["parts-index.LastNumber"] = Bookkeeping,
        ["parts-index.Leftovers"] = Bookkeeping,
        ["parts-index.Parts"] = Copy,
        ["parts-index.Requests"] = Short,
        ["privacy-request-list.Requests"] = "requests[]",
        ["privacy-request-list.Requests.Answer.At"] = "requests[].answeredAt",
        ["privacy-request-list.Requests.Answer.By"] = "requests[].answeredBy",
        ["privacy-request-list.Requests.Answer.Outcome"] = "requests[].outcome",
        ["privacy-request-list.Requests.Answer.Reason"] = "requests[].reason",
        ["record-generations"] = Bookkeeping,
        ["stored-draft"] = Bookkeeping,
        ["stored-draft.Draft"] = "macros[].draft",
        ["stored-draft.Draft.Diagnostics"] = "macros[].diagnostics[]",
        ["stored-draft.Draft.Number"] = "macros[].draftNumber",
        ["stored-revision.Revision"] = "macros[].revisions[]",
        ["stored-revision.Revision.Output"] = Computed,
        ["tenant-record.ClosedAt"] = "erasure.state",
        ["tenant-record.Installations"] = "installations[]",
        ["tenant-record.Installations.Installed.ClientKey"] = "installations[].hostIdentity",
        ["tenant-record.Installations.Installed.SharedSecret"] = Secret,
        ["tenant-record.Installations.PreviousSecret"] = Secret,
        ["tenant-record.Installations.PreviousSecretUntil"] = Bookkeeping,
        ["tenant-record.Installations.IssuedAt"] = Bookkeeping,
        ["tenant-record.Installations.StateIssuedAt"] = Bookkeeping,
        ["tenant-record.Installations.RevokedAt"] = Bookkeeping,
        ["tenant-record.ContainedAt"] = OfTheOperator,
        ["tenant-record.OperatorActs"] = OfTheOperator,
        ["tenant-record.OperatorMessage"] = OfTheOperator,
        ["tenant-record.Generation"] = Bookkeeping,
        ["tenant-record.Move"] = Bookkeeping,
        ["tenant-record.Settings"] = "settings",
        ["tenant-record.Settings.Version"] = "settingsVersion",
        ["tenant-record.TicketKey"] = Secret,
        ["tenant-record.UsedProofs"] = Secret,
        ["token-book.Generation"] = Bookkeeping,
        ["token-book.Requests"] = Short,
        ["token-book.Tokens"] = "tokens[]",
        ["token-book.Tokens.RevokedAt"] = "! of a revoked token nothing but this is left, for as long as it could still be presented",
        ["token-book.Tokens.SecretHash"] = Secret,
        ["usage-log"] = "macros[].usage",
        ["usage-log.Days.Times"] = "! counts that the two times of a day are computed from",
        ["usage-log.LastBatch"] = Bookkeeping,
        ["wrapped-data-key"] = Secret,
    };

    /// <summary>Parts of records that are flat in the archive, or that it does not have.</summary>
    static readonly Dictionary<string, string> Within = new(StringComparer.Ordinal)
    {
        ["OwedAudit"] = Pending, ["Hash"] = Computed, ["IsStatic"] = Computed, ["Identifier"] = Computed,
    };

    [Fact]
    public async Task Fields_ThatAreStored_AreInTheArchiveOrHaveAReason()
    {
        using var answer = await app.Client.GetAsync($"{WebApiApp.BasePath}/privacy.json", TestContext.Current.CancellationToken);
        var schema = app.Services.GetRequiredService<ArchiveSchema>().Site;
        var missing = new List<string>();
        foreach (var field in FieldsOf((await answer.JsonAsync())))
        {
            if (PlaceOf(field) is not { } place)
            {
                missing.Add($"{field} has no place");
            }
            else if (!place.StartsWith('!') && !Exists(schema, schema, place.Split('.')))
            {
                missing.Add($"{field}: the archive has no {place}");
            }
        }

        missing.ShouldBeEmpty();
    }

    static IEnumerable<string> FieldsOf(JsonNode statement) =>
        from record in (statement["records"] ?? statement["stored"]!["records"])!.AsArray()
        from field in record!["fields"]!.AsArray()
        select $"{record["name"]!.GetValue<string>()}.{field!["name"]!.GetValue<string>()}";

    static string? PlaceOf(string field)
    {
        if (field.Split('.').Select(name => Within.GetValueOrDefault(name)).FirstOrDefault(reason => reason is not null) is { } known)
        {
            return known;
        }

        for (var name = field; name.Length > 0; name = name.Contains('.', StringComparison.Ordinal) ? name[..name.LastIndexOf('.')] : "")
        {
            if (Places.TryGetValue(name, out var place))
            {
                return place.StartsWith('!') || name.Length == field.Length ? place : $"{place}.{Rest(field[(name.Length + 1)..])}";
            }
        }

        return null;
    }

    // Names of the archive where it does not follow the records.
    static string Rest(string path)
    {
        var renamed = path
            .Replace("Header.", "", StringComparison.Ordinal)
            .Replace("Installed.", "", StringComparison.Ordinal)
            .Replace("Token.", "", StringComparison.Ordinal)
            .Replace("Figures.MedianMilliseconds", "Figures.P50", StringComparison.Ordinal).Replace("P95Milliseconds", "P95", StringComparison.Ordinal);
        return string.Join('.', renamed.Split('.').Select(name => JsonNamingPolicy.CamelCase.ConvertName(name)));
    }

    /// <summary>Whether a path exists, whichever of its members are lists or choices.</summary>
    static bool Exists(JsonNode root, JsonNode? schema, ReadOnlySpan<string> path)
    {
        if (path.IsEmpty)
        {
            return true;
        }

        if (schema?["$ref"]?.GetValue<string>() is { } reference)
        {
            return Exists(root, reference.Split('/').Skip(1).Aggregate<string, JsonNode?>(root, (node, name) => node?[name]), path);
        }

        var name = path[0].Replace("[]", "", StringComparison.Ordinal);
        if (schema is null)
        {
            return false;
        }

        if (schema["properties"]?[name] is { } member)
        {
            return Exists(root, member, path[1..]);
        }

        // Texts of parts, figures of days and the like are one level deeper than in the record.
        return Exists(root, schema["items"], path) || Exists(root, schema["additionalProperties"] as JsonObject, path)
            || (schema["properties"]?["texts"] is { } texts && Exists(root, texts, path))
            || (schema["properties"]?["figures"] is { } figures && Exists(root, figures, path));
    }
}
