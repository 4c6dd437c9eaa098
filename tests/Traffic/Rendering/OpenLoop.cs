using System.Collections.Concurrent;
using UserMacro.Traffic.Publishing;
using UserMacro.Traffic.Sites;

namespace UserMacro.Traffic.Rendering;

/// <summary>Renders at a fixed rate, whether earlier ones have been answered or not; a request's time counts from the moment it was due.</summary>
/// <param name="macros">What to render, one after the other.</param>
/// <param name="perSecond">The rate.</param>
/// <param name="ledger">What the pages must show when the macros are published meanwhile; null when they are not.</param>
/// <param name="report">Called with each answer; null when nobody listens.</param>
public sealed class OpenLoop(
    IReadOnlyList<(TestTenant Tenant, string Key)> macros, int perSecond, PublishLedger? ledger = null, Action<Answer>? report = null)
{
    const string StopNotice = "This macro could not be shown.";

    static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(30);
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    readonly ConcurrentQueue<Answer> _answers = new();

    /// <summary>All answers so far, in the order in which they came.</summary>
    public IReadOnlyCollection<Answer> Answers => _answers;

    /// <summary>Renders every macro, one after another, until it shows: the measured time is about a service that runs, not about its start.</summary>
    public async Task WarmUpAsync(CancellationToken cancellation)
    {
        foreach (var (tenant, key) in macros)
        {
            var until = Moment.Now + WarmUp;
            Answer answer;
            while ((answer = await RenderAsync(tenant, key, 0, Moment.Now, cancellation)).Verdict != Verdict.Good && Moment.Now < until)
            {
                await Task.Delay(Pause, cancellation);
            }

            answer.Verdict.ShouldBe(Verdict.Good, answer.ToString());
        }
    }

    /// <summary>Renders until <paramref name="stop"/>, then waits for what is under way.</summary>
    public async Task RunAsync(CancellationToken stop, CancellationToken cancellation)
    {
        var running = new List<Task>();
        var started = Moment.Now;
        for (var number = 0; !stop.IsCancellationRequested; number++)
        {
            var due = started + TimeSpan.FromSeconds((double)number / perSecond);
            if (due > Moment.Now)
            {
                await Task.Delay(due - Moment.Now, cancellation);
            }

            var (tenant, key) = macros[number % macros.Count];
            running.Add(NoteAsync(tenant, key, number, due, cancellation));
        }

        await Task.WhenAll(running);
    }

    /// <summary>The time below which this share of the renders stayed, in milliseconds.</summary>
    public double Percentile(double share)
    {
        var sorted = _answers.Select(answer => answer.Took.TotalMilliseconds).Order().ToArray();
        return sorted[Math.Min(sorted.Length - 1, (int)Math.Ceiling(share * sorted.Length) - 1)];
    }

    async Task NoteAsync(TestTenant tenant, string key, int number, TimeSpan due, CancellationToken cancellation)
    {
        var answer = await RenderAsync(tenant, key, number, due, cancellation);
        _answers.Enqueue(answer);
        report?.Invoke(answer);
    }

    async Task<Answer> RenderAsync(TestTenant tenant, string key, int number, TimeSpan due, CancellationToken cancellation)
    {
        var what = $"render {key}";
        var known = ledger?.NewestOf(key);
        try
        {
            using var response = await tenant.Http.GetAsync(tenant.RenderTarget(key, $"p.title=t{number}"), cancellation);
            var page = await response.Content.ReadAsStringAsync(cancellation);
            var answer = Answer.From(what, due, response);
            return answer.Verdict != Verdict.Good ? answer
                : page.Contains(StopNotice, StringComparison.Ordinal) ? answer with { Verdict = Verdict.Stopped }
                : FaultOf(page, number, known) is { } fault ? Answer.Fault(what, due, fault)
                : answer;
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException || (fault is TaskCanceledException && !cancellation.IsCancellationRequested))
        {
            return Answer.Fault(what, due, fault.Message);
        }
    }

    static string? FaultOf(string page, int number, Acknowledged? known) =>
        page.Contains($">t{number}<", StringComparison.Ordinal) ? PublishLedger.FaultOf(page, known) : "another page";
}
