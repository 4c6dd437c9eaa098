using System.Collections.Immutable;
using System.Globalization;
using UserMacro.Grains.Interfaces.Audit;
using UserMacro.Grains.Interfaces.Records;

namespace UserMacro.Grains.Audit;

/// <summary>Reads an audit log backwards. Where lines are missing or cannot be read, a line says so, whatever is looked for.</summary>
/// <param name="index">Where the pages are.</param>
/// <param name="pages">The pages.</param>
/// <param name="report">Told of each page that is not what was stored, by month and number.</param>
internal sealed class AuditReader(AuditIndex index, IAuditPages pages, Action<string, int>? report = null)
{
    /// <summary>How many pages one reading looks through: a rare match must not keep the caller waiting.</summary>
    public const int PagesPerReading = 20;

    /// <summary>The next lines that match; null when the cursor is none of ours.</summary>
    public async Task<AuditSlice?> ReadAsync(AuditQuery query)
    {
        AuditCursor? start = null;
        if (query.Cursor is { } text)
        {
            if (!AuditCursor.TryParse(text, out var parsed))
            {
                return null;
            }

            start = parsed;
        }

        var limit = Math.Clamp(query.Limit, 1, AuditQuery.MaxLimit);
        var found = ImmutableArray.CreateBuilder<AuditEntry>();
        var looked = 0;
        (string Month, AuditPageCheck Check)? newer = null;
        foreach (var (month, page) in Pages(query, start))
        {
            var before = start is { } at && at.Page == page && string.Equals(at.Month, month, StringComparison.Ordinal) ? at.Line : int.MaxValue;
            if (looked++ == PagesPerReading)
            {
                return new(found.DrainToImmutable(), new AuditCursor(month, page, before).ToString());
            }

            var (entries, check, missing) = await ReadAsync(month, page, newer is { } follower && string.Equals(follower.Month, month, StringComparison.Ordinal)
                ? follower.Check
                : null);
            newer = check is { } known ? (month, known) : null;
            for (var line = Math.Min(before, entries.Length) - 1; line >= 0; line--)
            {
                if (!Matches(entries[line], query))
                {
                    continue;
                }

                found.Add(entries[line] with { Number = 0, Chain = "" });
                if (found.Count == limit)
                {
                    return new(found.DrainToImmutable(), new AuditCursor(month, page, line).ToString());
                }
            }

            if (missing is not null)
            {
                // Beyond the limit: it is about the page, whose lines a caller may have had before.
                found.Add(missing);
            }
        }

        return new(found.DrainToImmutable(), Cursor: null);
    }

    /// <summary>The lines of a page, what its numbers say, and the line that tells of missing ones.</summary>
    async Task<(ImmutableArray<AuditEntry> Entries, AuditPageCheck? Check, AuditEntry? Missing)> ReadAsync(string month, int page, AuditPageCheck? newer)
    {
        ImmutableArray<AuditEntry> entries;
        try
        {
            entries = await pages.ReadAsync(month, page);
        }
        catch (RecordRefusedException)
        {
            return ([], null, Missing(month, page, [], "the lines of a page cannot be read"));
        }

        var isLast = page == index.PagesOf(month) - 1;
        var check = AuditPageCheck.Of(page, entries, isLast, index.TopOf(month));
        var count = check.Missing + (newer is { } follower ? check.MissingBefore(follower, entries.Length == AuditPage.Capacity) : 0);
        if (count == 0)
        {
            return (entries, check, null);
        }

        report?.Invoke(month, page);
        return (entries, check, Missing(month, page, entries, string.Create(CultureInfo.InvariantCulture, $"{count} lines are missing")));
    }

    static AuditEntry Missing(string month, int page, ImmutableArray<AuditEntry> entries, string what) => new(
        string.Create(CultureInfo.InvariantCulture, $"missing/{month}/{page}"),
        entries.IsEmpty ? AuditMonth.StartOf(month) : entries[0].At,
        Actor: "",
        AuditActions.LinesMissing,
        Target: "",
        AuditOutcome.Refused,
        string.Create(CultureInfo.InvariantCulture, $"{month}, page {page + 1}: {what}: the log was changed outside of the service"));

    static bool Matches(AuditEntry entry, AuditQuery query) =>
        (query.Actor is null || string.Equals(entry.Actor, query.Actor, StringComparison.Ordinal))
        && (query.Action is not { } action
            || (action.EndsWith('.')
                ? entry.Action.StartsWith(action, StringComparison.Ordinal)
                : string.Equals(entry.Action, action, StringComparison.Ordinal)))
        && (query.Target is null || string.Equals(entry.Target, query.Target, StringComparison.Ordinal))
        && (query.Outcome is null || entry.Outcome == query.Outcome)
        && (query.From is null || entry.At >= query.From)
        && (query.Until is null || entry.At < query.Until);

    // Newest first, from the cursor on, without the months that the times rule out.
    IEnumerable<(string Month, int Page)> Pages(AuditQuery query, AuditCursor? start)
    {
        var from = query.From is { } earliest ? AuditMonth.For(earliest) : "";
        var until = query.Until is { } latest ? AuditMonth.For(latest) : null;
        foreach (var (month, count) in index.Months.OrderByDescending(month => month.Key, StringComparer.Ordinal))
        {
            var last = count - 1;
            if (start is { } at)
            {
                var order = string.CompareOrdinal(month, at.Month);
                if (order > 0)
                {
                    continue;
                }

                last = order == 0 ? Math.Min(last, at.Page) : last;
            }

            if (string.CompareOrdinal(month, from) < 0 || (until is not null && string.CompareOrdinal(month, until) > 0))
            {
                continue;
            }

            for (var page = last; page >= 0; page--)
            {
                yield return (month, page);
            }
        }
    }
}

/// <summary>The line before which a reading continues. Lines are added behind, or before younger ones of the last page when they come late, so nothing
/// is skipped that was there; a line may be read twice when one comes late meanwhile.</summary>
/// <param name="Month">The month.</param>
/// <param name="Page">The page within the month.</param>
/// <param name="Line">The line within the page; those below it have not been read.</param>
internal readonly record struct AuditCursor(string Month, int Page, int Line)
{

    public static bool TryParse(string text, out AuditCursor cursor)
    {
        var parts = text.Split('.');
        cursor = parts is [var month, var page, var line]
            && AuditMonth.IsOne(month)
            && int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var pageNumber)
            && int.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out var lineNumber)
            ? new(month, pageNumber, lineNumber)
            : default;
        return cursor.Month is not null;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Month}.{Page}.{Line}");
}
