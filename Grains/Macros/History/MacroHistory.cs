using System.Collections.Immutable;
using System.Globalization;
using UserMacro.Grains.Audit;
using UserMacro.Grains.Interfaces.Audit;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.Grains.Interfaces.Records;
using UserMacro.Grains.Interfaces.Settings;

namespace UserMacro.Grains.Macros.History;

/// <summary>A macro's version log and its revisions, wherever they are kept.</summary>
internal sealed class MacroHistory(MacroStore store, ILogPages pages, IMacroProjections copies)
{
    /// <summary>How many revisions one publish forgets at most: what the site wants to forget is forgotten over the next ones.</summary>
    public const int ForgottenAtOnce = 200;

    /// <summary>Revisions below a number, newest first, as they are under one head: publishes may continue meanwhile.</summary>
    public async Task<HistoryPage> ReadAsync(int? before, int limit)
    {
        while (true)
        {
            var head = store.Head;
            var page = await ReadAsync(head, before, limit);
            // What was forgotten meanwhile may be missing among what this head still has.
            if (store.Head.Log.First == head.Log.First)
            {
                return page;
            }
        }
    }

    /// <summary>One revision; null when none is kept under this number.</summary>
    /// <exception cref="RecordRefusedException">One is kept, and its record is gone.</exception>
    public async Task<MacroRevision?> FindAsync(int number)
    {
        var head = store.Head;
        if (head.Published is { } published && published.Header.Number == number)
        {
            return published;
        }

        if (number < head.Log.First || number > head.LatestNumber)
        {
            return null;
        }

        var found = await copies.FindAsync(number);
        if (found is null && number >= store.Head.Log.First)
        {
            throw new RecordRefusedException($"Revision {number} is in the history, and its record was deleted outside of the service.");
        }

        return found;
    }

    /// <summary>The oldest revision that stays once the next one is published, and what the audit log says of those that go.</summary>
    public async Task<(int FirstKept, ImmutableArray<MacroChange> Changes)> ShortenAsync(HistoryRetention retention, DateTimeOffset now)
    {
        var first = store.Head.Log.First;
        var firstKept = await FirstKeptAsync(retention, now);
        return firstKept <= first
            ? (firstKept, [])
            : (
                firstKept,
                [new(AuditActions.HistoryShortened, Actor: "", now, string.Create(CultureInfo.InvariantCulture, $"revisions {first} to {firstKept - 1}"))]);
    }

    async Task<HistoryPage> ReadAsync(MacroHead head, int? before, int limit)
    {
        var found = ImmutableArray.CreateBuilder<RevisionHeader>();
        var number = Math.Min(before ?? int.MaxValue, head.LatestNumber + 1) - 1;
        while (number >= head.Log.First && found.Count < limit)
        {
            if (head.Log.Find(number) is { } recent)
            {
                found.Add(recent);
                number--;
                continue;
            }

            var older = (await pages.ReadAsync(VersionLog.PageOf(number))).Headers
                .Where(header => header.Number <= number && header.Number >= head.Log.First).Reverse().Take(limit - found.Count).ToList();
            found.AddRange(older);
            number = found.Count == limit ? found[^1].Number - 1 : VersionLog.PageOf(number) * VersionLog.PageSize;
        }

        return new(found.DrainToImmutable(), number >= head.Log.First ? number + 1 : null);
    }

    async Task<int> FirstKeptAsync(HistoryRetention retention, DateTimeOffset now)
    {
        var log = store.Head.Log;
        if (retention is { Revisions: null, Days: null })
        {
            return log.First;
        }

        var last = Math.Min(store.NextRevision, log.First + ForgottenAtOnce);
        if (retention.Revisions is { } count)
        {
            last = Math.Max(log.First, Math.Min(last, store.NextRevision - count + 1));
        }

        return retention.Days is { } days ? await FirstSinceAsync(now.AddDays(-days), last) : last;
    }

    // Looks no further than at the one that stays in any case.
    async Task<int> FirstSinceAsync(DateTimeOffset time, int last)
    {
        var log = store.Head.Log;
        for (var number = log.First; number < last; number++)
        {
            var header = log.Find(number) ?? (await pages.ReadAsync(VersionLog.PageOf(number))).Headers.FirstOrDefault(older => older.Number == number);
            if (header is not null && header.PublishedAt >= time)
            {
                return number;
            }
        }

        return last;
    }
}
