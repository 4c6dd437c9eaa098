using System.Collections.Immutable;
using System.Globalization;
using UserMacro.Grains.Interfaces.Audit;

namespace UserMacro.Grains.Audit;

/// <summary>Reads an audit log backwards.</summary>
internal sealed class AuditReader(AuditIndex index, IAuditPages pages)
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
        foreach (var (month, page) in Pages(query, start))
        {
            var before = start is { } at && at.Page == page && string.Equals(at.Month, month, StringComparison.Ordinal) ? at.Line : int.MaxValue;
            if (looked++ == PagesPerReading)
            {
                return new(found.DrainToImmutable(), new AuditCursor(month, page, before).ToString());
            }

            var entries = await pages.ReadAsync(month, page);
            for (var line = Math.Min(before, entries.Length) - 1; line >= 0; line--)
            {
                if (!Matches(entries[line], query))
                {
                    continue;
                }

                found.Add(entries[line]);
                if (found.Count == limit)
                {
                    return new(found.DrainToImmutable(), new AuditCursor(month, page, line).ToString());
                }
            }
        }

        return new(found.DrainToImmutable(), Cursor: null);
    }

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
