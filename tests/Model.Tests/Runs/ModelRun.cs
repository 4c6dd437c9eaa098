using System.Globalization;
using System.Security.Cryptography;
using UserMacro.Model.Tests.Checks;
using UserMacro.Model.Tests.Operations;
using UserMacro.Model.Tests.Rules;
using UserMacro.Model.Tests.Service;
using UserMacro.Model.Tests.States;

namespace UserMacro.Model.Tests.Runs;

/// <summary>Runs operations on new sites of the service and on the model, and compares both after each batch.</summary>
sealed class ModelRun : IDisposable
{
    const int WholeEvery = 500;
    const int Remembered = 12;

    readonly ModelService _service;
    readonly IReadOnlyList<SiteBook> _books;
    readonly string _name = RandomNumberGenerator.GetHexString(8, lowercase: true);
    readonly Queue<string> _last = new();

    ModelRun(ModelService service, IReadOnlyList<SiteBook> books) => (_service, _books) = (service, books);

    public RunCounts Counts { get; } = new();

    /// <summary>What was compared with the model.</summary>
    public int Checks => _books.Sum(book => book.Checks);

    /// <summary>Answers that were read to check them.</summary>
    public int Reads => _books.Sum(book => book.Client.Reads);

    /// <summary>The longest time by which audit log lines were out of order.</summary>
    public TimeSpan MostOutOfOrder => _books.Max(book => book.MostOutOfOrder);

    /// <summary>The operations that were answered last.</summary>
    public IReadOnlyCollection<string> Last => _last;

    /// <summary>Installs the service for new sites.</summary>
    public static async Task<ModelRun> StartAsync(ModelService service, int sites, CancellationToken cancellation)
    {
        var books = new List<SiteBook>();
        for (var number = 0; number < sites; number++)
        {
            var tenant = await service.InstallAsync(cancellation);
            books.Add(new(new(NameOf(number)), new(tenant, service.FrontEnds)));
        }

        var run = new ModelRun(service, books);
        foreach (var book in books)
        {
            await book.CheckSettingsAsync(frontEnd: 0, cancellation);
        }

        return run;
    }

    /// <summary>Runs the operations; null when everything was as the model says.</summary>
    public async Task<ModelFailure?> RunAsync(IEnumerable<Operation> operations, IReadOnlyDictionary<int, Kill> kills, CancellationToken cancellation)
    {
        var (done, current) = (0, new List<Operation>());
        try
        {
            foreach (var batch in operations.GroupBy(operation => operation.Batch))
            {
                var waves = Waves(batch).ToList();
                // Where most operations are running.
                var largest = waves.MaxBy(wave => wave.Count);
                foreach (var wave in waves)
                {
                    current = wave;
                    await RunAsync(wave, wave == largest ? kills.GetValueOrDefault(batch.Key) : null, cancellation);
                }

                var before = done;
                done += batch.Count();
                // Compares everything, now and then.
                if (before / WholeEvery != done / WholeEvery)
                {
                    await CheckAllAsync(cancellation);
                }
            }

            await CheckAllAsync(cancellation);
            return null;
        }
        catch (ModelMismatchException mismatch)
        {
            return new(current.Count == 0 ? 0 : current[^1].Index, mismatch.Message, mismatch.Site, [.. _last]);
        }
    }

    /// <summary>The name of a site in all its texts.</summary>
    public static string NameOf(int site) => string.Create(CultureInfo.InvariantCulture, $"site-{site}");

    public void Dispose()
    {
        foreach (var book in _books)
        {
            book.Client.Dispose();
        }
    }

    /// <summary>Operations of a batch that do not meet, those that do after them.</summary>
    static IEnumerable<List<Operation>> Waves(IEnumerable<Operation> batch)
    {
        var (wave, touches) = (new List<Operation>(), new List<Touches>());
        foreach (var operation in batch)
        {
            var touched = Touches.From(operation);
            if (touches.Exists(touched.Meets))
            {
                yield return wave;
                (wave, touches) = ([], []);
            }

            wave.Add(operation);
            touches.Add(touched);
        }

        yield return wave;
    }

    async Task RunAsync(List<Operation> wave, Kill? kill, CancellationToken cancellation)
    {
        var sending = wave.Select(Prepare).OfType<Sent>().Select(sent => sent.SendAsync(cancellation)).ToList();
        if (kill is not null)
        {
            await Task.Delay(kill.After, cancellation);
            var killed = Traffic.Moment.Now;
            await _service.KillAsync(kill);
            Counts.Kills++;
            await _service.StartAgainAsync(kill, cancellation);
            foreach (var book in _books)
            {
                // The uses that the front end had not stored yet are lost with it.
                book.UsedTokens.IntersectWith(book.SignedIn);
                book.Gone = TimeSpan.FromTicks(Math.Max(book.Gone.Ticks, (Traffic.Moment.Now - killed).Ticks));
            }
        }

        var all = await Task.WhenAll(sending);
        foreach (var sent in all)
        {
            Remember(sent.ToString());
        }

        var answered = all.Where(sent => sent.IsAnswered).ToList();
        foreach (var sent in answered)
        {
            Counts.Add(sent.Operation.Kind, sent.Accept());
        }

        var doubts = all.Except(answered).ToList();
        if (doubts.Count > 0)
        {
            if (kill is null && doubts.Exists(sent => sent.Reply is null))
            {
                throw new ModelMismatchException($"{doubts[0]} though nothing was killed");
            }

            foreach (var doubt in doubts)
            {
                Counts.Add(doubt.Operation.Kind, isRefused: false);
            }

            await Doubts.SettleAsync(doubts, Counts, cancellation);
        }

        await Task.WhenAll(all.GroupBy(sent => sent.Book).Select(site => CheckAsync([.. site], cancellation)));
        foreach (var sent in answered)
        {
            await RepeatAsync(sent, cancellation);
        }

        if (kill is not null)
        {
            await CheckAllAsync(cancellation);
        }
    }

    Sent? Prepare(Operation planned)
    {
        var book = _books[planned.Site];
        var operation = planned.Sensible(book.State);
        var caller = Caller.From(operation, book.State);
        if (Steps.For(operation, book.State, caller, caller.Other()) is not { } step)
        {
            return null;
        }

        var hasKey = step.TakesKey && step.Rival is null && operation.Way % 4 == 3;
        return new(operation, book, caller, step, hasKey ? string.Create(CultureInfo.InvariantCulture, $"{_name}-{operation.Index}") : null);
    }

    /// <summary>A repeat is answered as before and changes nothing; another request under the key is refused.</summary>
    async Task RepeatAsync(Sent sent, CancellationToken cancellation)
    {
        if (sent.Key is null || sent.Reply is not { Status: not (401 or 403 or 429) and < 500 } first)
        {
            return;
        }

        Counts.Repeats++;
        var book = sent.Book;
        var again = (await sent.SendAsync(cancellation)).Reply;
        if (sent.Operation.Kind == OperationKind.Import)
        {
            book.Check(again is { Status: 200 or 422 }, () => $"the repeat of {sent} is {again}");
            await CheckAsync([sent], cancellation);
            return;
        }

        if (first.Status >= 400)
        {
            book.Check(again == first with { Body = again?.Body }, () => $"the repeat of {sent}, which was refused, is {again}");
            return;
        }

        var text = sent.Operation.Kind == OperationKind.Republish ? "" : first.Text;
        book.Check(again is { IsReplayed: true }, () => $"the repeat of {sent} is no repeat: {again}");
        book.Check(
            sent.Operation.Kind == OperationKind.CreateToken
                ? again!.Status == 409
                : again == first with { IsReplayed = true, Text = text, Body = again!.Body },
            () => $"the repeat of {sent} is {again}");
        if (sent.Operation.Way % 8 == 3)
        {
            return;
        }

        var other = sent with { Step = sent.Step with { Body = new System.Text.Json.Nodes.JsonObject { ["note"] = "another request" } } };
        var reused = (await other.SendAsync(cancellation)).Reply;
        book.Check(
            reused is { Status: 422 } && ((string?)reused.Body?["type"])?.EndsWith("/idempotency-key-reused", StringComparison.Ordinal) == true,
            () => $"another request under the key of {sent} is {reused}");
    }

    /// <summary>Reads what operations on a site may have touched, through the front end that the first of them did not use.</summary>
    static async Task CheckAsync(IReadOnlyList<Sent> all, CancellationToken cancellation)
    {
        var (book, first) = (all[0].Book, all[0].Operation);
        var frontEnd = 1 - first.FrontEnd;
        var prefix = $"{first.Site}/";
        var written = all.SelectMany(sent => Touches.From(sent.Operation).Writes).ToHashSet(StringComparer.Ordinal);
        foreach (var key in SiteState.Keys.Where(key => written.Contains(prefix + key)))
        {
            await CheckAsync(book, key, frontEnd, limit: 1 + (first.Way % 50), isWhole: false, cancellation);
        }

        if (written.Contains(prefix + "settings"))
        {
            await book.CheckSettingsAsync(frontEnd, cancellation);
        }

        if (written.Contains(prefix + "parts"))
        {
            await book.CheckPartsAsync(frontEnd, cancellation);
        }

        if (written.Contains(prefix + "tokens"))
        {
            await book.CheckTokensAsync(frontEnd, cancellation);
        }

        await book.CheckListAsync(frontEnd, limit: 2 + (first.Way % 10), cancellation);
        await book.CheckAuditAsync(frontEnd, isWhole: false, cancellation);
    }

    static async Task CheckAsync(SiteBook book, string key, int frontEnd, int limit, bool isWhole, CancellationToken cancellation)
    {
        await book.CheckMacroAsync(key, frontEnd, cancellation);
        await book.CheckPageAsync(key, frontEnd, cancellation);
        await book.CheckHistoryAsync(key, frontEnd, limit, isWhole, cancellation);
    }

    Task CheckAllAsync(CancellationToken cancellation) => Task.WhenAll(_books.Index().Select(book => CheckAllAsync(book.Item, book.Index & 1, cancellation)));

    static async Task CheckAllAsync(SiteBook book, int frontEnd, CancellationToken cancellation)
    {
        await book.CheckSiteAsync(frontEnd, cancellation);
        foreach (var key in SiteState.Keys)
        {
            await CheckAsync(book, key, frontEnd, limit: 200, isWhole: true, cancellation);
        }

        await book.CheckListAsync(frontEnd, limit: 2000, cancellation);
        await book.CheckRevokedAsync(frontEnd, cancellation);
        await book.CheckArchiveAsync(frontEnd, cancellation);
        await book.CheckAuditAsync(frontEnd, isWhole: true, cancellation);
    }

    void Remember(string text)
    {
        _last.Enqueue(text);
        if (_last.Count > Remembered)
        {
            _last.Dequeue();
        }
    }
}

/// <summary>A difference between service and model.</summary>
/// <param name="Index">The operation.</param>
/// <param name="Message">What differs.</param>
/// <param name="Site">The site; null for none.</param>
/// <param name="Last">The operations before, the last one at the end.</param>
sealed record ModelFailure(int Index, string Message, string? Site, IReadOnlyList<string> Last);
