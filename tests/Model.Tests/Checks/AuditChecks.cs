using System.Globalization;
using UserMacro.Model.Tests.States;
using UserMacro.Traffic;

namespace UserMacro.Model.Tests.Checks;

/// <summary>Compares the audit log with the model: it has every change once, newest first, and nothing else.</summary>
static class AuditChecks
{
    // Once per day and token; by whom does not matter here.
    const string SignedIn = "token.signed-in";

    const int Few = 10;
    const int Many = 200;

    /// <summary>The time within which changes are in the log, whatever happens in between.</summary>
    static readonly TimeSpan Bound = TimeSpan.FromSeconds(10);

    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Reads what is new in the log, or all of it, and compares.</summary>
    public static async Task CheckAuditAsync(this SiteBook book, int frontEnd, bool isWhole, CancellationToken cancellation)
    {
        var until = Moment.Now + Bound;
        while (true)
        {
            await book.ReadAuditAsync(frontEnd, isWhole, cancellation);
            var told = book.Audit.Values.CountBy(line => line).ToDictionary();
            var expected = book.State.Audit.CountBy(line => line).ToDictionary();
            var surplus = told.Where(line => line.Value > expected.GetValueOrDefault(line.Key)).Select(line => line.Key).ToList();
            book.Check(surplus.Count == 0, () => $"the audit log says too often: {string.Join(", ", surplus)}");
            var missing = expected.Where(line => line.Value > told.GetValueOrDefault(line.Key)).Select(line => line.Key).ToList();
            missing.AddRange(book.UsedTokens.Except(book.SignedIn, StringComparer.Ordinal).Select(id => new AuditLine(SignedIn, id, "")));
            if (missing.Count == 0)
            {
                return;
            }

            book.Check(Moment.Now < until, () => $"the audit log lacks: {string.Join(", ", missing)}");
            await Task.Delay(Pause, cancellation);
        }
    }

    /// <summary>Reads what is new in the log, or all of it.</summary>
    public static async Task ReadAuditAsync(this SiteBook book, int frontEnd, bool isWhole, CancellationToken cancellation)
    {
        var newest = DateTimeOffset.MaxValue;
        var ids = new HashSet<string>(StringComparer.Ordinal);
        string? cursor = null;
        do
        {
            var reply = await book.Client.ReadPartAsync(frontEnd, $"audit?limit={(isWhole ? Many : Few)}", cursor, cancellation);
            book.CheckEqual(reply.Status, 200, "the audit log's status");
            var isNew = false;
            foreach (var entry in reply.Body!["items"]!.AsArray())
            {
                var id = (string)entry!["id"]!;
                var at = DateTimeOffset.Parse((string)entry["at"]!, CultureInfo.InvariantCulture);
                book.Check(ids.Add(id), () => $"the audit log tells {id} twice");
                book.CheckOrder(newest, at, id);
                newest = at;
                var line = new AuditLine((string)entry["action"]!, (string)entry["target"]!, (string?)entry["actor"] ?? "");
                if (line.Action == SignedIn)
                {
                    book.SignedIn.Add(line.Target);
                }

                if (line.Action == SignedIn || (string?)entry["outcome"] != "done")
                {
                    continue;
                }

                isNew |= book.Audit.TryAdd(id, line);
                book.CheckEqual(line, book.Audit[id], $"the line {id}");
            }

            cursor = isNew || isWhole ? (string?)reply.Body["next"] : null;
        }
        while (cursor is not null);
        var gone = isWhole ? book.Audit.Keys.FirstOrDefault(id => !ids.Contains(id)) : null;
        book.Check(gone is null, () => $"the audit log no longer tells {gone}");
    }
}
