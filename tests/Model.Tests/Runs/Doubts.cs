using UserMacro.Model.Tests.Checks;
using UserMacro.Model.Tests.Operations;
using UserMacro.Model.Tests.Rules;
using UserMacro.Model.Tests.Service;
using UserMacro.Model.Tests.States;
using UserMacro.Traffic;

namespace UserMacro.Model.Tests.Runs;

/// <summary>Operations without an answer: each was done completely or not at all, and what was done shows in list and log before anybody opens it.</summary>
static class Doubts
{
    static readonly TimeSpan Bound = TimeSpan.FromSeconds(10);
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <summary>Finds out which were done, and continues from there.</summary>
    public static async Task SettleAsync(IReadOnlyList<Sent> doubts, RunCounts counts, CancellationToken cancellation)
    {
        var told = await WaitUntilToldAsync(doubts, cancellation);
        foreach (var doubt in doubts)
        {
            counts.Unanswered++;
            var before = doubt.Book.State;
            var (after, isDone) = await FindAsync(doubt, cancellation);
            doubt.Book.State = after;
            counts.CarriedOut += isDone ? 1 : 0;
            if (isDone)
            {
                var missing = after.Audit.Skip(before.Audit.Count).Where(line => !told[doubt.Book].Contains(line)).ToList();
                doubt.Book.Check(
                    missing.Count == 0 || doubt.Operation.Kind == OperationKind.CreateToken,
                    () => $"{doubt} was carried out, but {Bound.TotalSeconds:0} s after the start nothing tells {string.Join(", ", missing)}");
                foreach (var key in after.Macros.Keys.Where(key => !ReferenceEquals(after.Macros[key], before.Macros[key])))
                {
                    doubt.Book.CheckEqual(
                        told[doubt.Book].Listed(key),
                        Told.LineOf(after.Macros[key]),
                        $"{doubt} was carried out: the list's line of {key} {Bound.TotalSeconds:0} s after the start");
                }
            }

            // Of several macros, some may be done: then no single answer is right.
            if (doubt.Key is not null && doubt.Operation.Kind is not (OperationKind.Import or OperationKind.Republish))
            {
                await RepeatAsync(doubt, before, isDone, counts, cancellation);
            }
        }
    }

    /// <summary>Waits until log and list show all of them, or for as long as that may take, and returns what they show then.</summary>
    static async Task<Dictionary<SiteBook, Told>> WaitUntilToldAsync(IReadOnlyList<Sent> doubts, CancellationToken cancellation)
    {
        var until = Moment.Now + Bound;
        while (true)
        {
            var told = new Dictionary<SiteBook, Told>();
            foreach (var book in doubts.Select(doubt => doubt.Book).Distinct())
            {
                told[book] = await Told.ReadAsync(book, cancellation);
            }

            if (Moment.Now > until || doubts.All(doubt => told[doubt.Book].Tells(doubt)))
            {
                return told;
            }

            await Task.Delay(Pause, cancellation);
        }
    }

    static async Task<(SiteState After, bool IsDone)> FindAsync(Sent doubt, CancellationToken cancellation)
    {
        var book = doubt.Book;
        var before = book.State;
        var step = Steps.For(doubt.Operation, before, doubt.Caller, doubt.Caller.Other())!;
        var afters = new[] { step.Outcome.After, step.Rival?.Outcome.After }.OfType<SiteState>().Where(after => !ReferenceEquals(after, before)).ToList();
        var (found, isDone) = (before, false);
        foreach (var key in SiteState.Keys.Where(key => afters.Exists(after => !ReferenceEquals(after.Macros[key], before.Macros[key]))))
        {
            var reply = await book.Client.ReadAsync(1 - doubt.Operation.FrontEnd, $"macros/{key}", cancellation);
            var truth = new[] { before }.Concat(afters).FirstOrDefault(state => MacroChecks.Difference(reply, state.Macros[key]) is null);
            var differences = afters.Prepend(before).Select(state => MacroChecks.Difference(reply, state.Macros[key]));
            book.Check(truth is not null, () => $"{doubt} is neither there nor not: macro {key}: {string.Join("; ", differences)}; it is {reply}");
            if (ReferenceEquals(truth, before))
            {
                continue;
            }

            isDone = true;
            found = found.With(key, MacroChecks.Learned(reply, truth!.Macros[key]), truth.Audit.Skip(before.Audit.Count).Where(line => line.Target == key));
        }

        foreach (var after in afters.Take(1))
        {
            var (rest, isRestDone) = await FindRestAsync(doubt, before, after, found, cancellation);
            (found, isDone) = (rest, isDone || isRestDone);
        }

        return (found, isDone);
    }

    /// <summary>The same for everything that is not a macro.</summary>
    static async Task<(SiteState Found, bool IsDone)> FindRestAsync(
        Sent doubt, SiteState before, SiteState after, SiteState found, CancellationToken cancellation)
    {
        var (book, frontEnd, isDone) = (doubt.Book, 1 - doubt.Operation.FrontEnd, false);
        var lines = after.Audit.Skip(before.Audit.Count).ToList();
        if (after.Settings != before.Settings)
        {
            var reply = await book.Client.ReadAsync(frontEnd, "settings", cancellation);
            isDone = SiteChecks.Settings(reply.Body, -1) == after.Settings;
            if (isDone)
            {
                found = found with { Settings = after.Settings, Audit = found.Audit.AddRange(lines) };
            }
        }

        foreach (var name in SiteState.PartNames.Where(name => after.Parts.GetValueOrDefault(name) != before.Parts.GetValueOrDefault(name)))
        {
            var reply = await book.Client.ReadAsync(frontEnd, $"parts/{name}", cancellation);
            var isChanged = after.Parts.TryGetValue(name, out var part)
                ? SiteChecks.Difference(reply.Body, part) is null
                    && (!before.Parts.TryGetValue(name, out var former) || (int?)reply.Body!["number"] != former.Number)
                : reply.Status == 404;
            if (!isChanged)
            {
                continue;
            }

            isDone = true;
            found = found with
            {
                Parts = part is null ? found.Parts.Remove(name) : found.Parts.SetItem(name, part),
                Audit = found.Audit.AddRange(lines.Where(line => line.Target == name)),
            };
        }

        if (doubt.Operation.Kind is OperationKind.CreateToken or OperationKind.RevokeToken)
        {
            var told = (await book.Client.ReadAsync(frontEnd, "tokens", cancellation)).Body!["items"]!.AsArray();
            if (after.Tokens.Count > before.Tokens.Count && told.FirstOrDefault(token => (string?)token!["name"] == after.Tokens[^1].Name) is { } created)
            {
                return (Answers.LearnToken(found with { Tokens = after.Tokens }, created, text: null), true);
            }

            if (after.Tokens.Count < before.Tokens.Count && told.Count == after.Tokens.Count)
            {
                return (found with { Tokens = after.Tokens, Audit = found.Audit.AddRange(lines) }, true);
            }
        }

        // The request for an archive is logged before the archive is sent.
        if (doubt.Operation.Kind == OperationKind.Export)
        {
            await book.ReadAuditAsync(frontEnd, isWhole: false, cancellation);
            isDone = book.Audit.Values.Count(line => line == lines[0]) > found.Audit.Count(line => line == lines[0]);
            if (isDone)
            {
                found = found with { Audit = found.Audit.AddRange(lines) };
            }
        }

        return (found, isDone);
    }

    /// <summary>Repeats the request with the same key: if it was carried out, it gets the same answer; otherwise it is carried out now.</summary>
    static async Task RepeatAsync(Sent doubt, SiteState before, bool isDone, RunCounts counts, CancellationToken cancellation)
    {
        counts.Repeats++;
        var again = await doubt.SendAsync(cancellation);
        if (!again.IsAnswered)
        {
            throw new ModelMismatchException($"{again}: the repeat is not answered");
        }

        // A silo does not know that the front end that began it is dead: for two minutes it says that the request is in progress.
        if (again.Reply is { Status: 409 } early && ((string?)early.Body?["type"])?.EndsWith("/idempotency-in-progress", StringComparison.Ordinal) == true)
        {
            return;
        }

        if (!isDone)
        {
            again.Accept();
            return;
        }

        if (doubt.Operation.Kind == OperationKind.CreateToken)
        {
            return;
        }

        var outcome = Steps.For(doubt.Operation, before, doubt.Caller, doubt.Caller.Other())!.Outcome;
        doubt.Book.Check(
            outcome.Statuses.Contains(again.Reply!.Status),
            () => $"the repeat of what was carried out, {again}, is not answered {string.Join(" or ", outcome.Statuses)}");
    }
}
