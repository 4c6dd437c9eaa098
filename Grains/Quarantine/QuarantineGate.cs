using Microsoft.Extensions.Options;
using UserMacro.Grains.Interfaces.Audit;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.Grains.Interfaces.Quarantine;
using UserMacro.Grains.Interfaces.Rendering;
using UserMacro.Grains.Rendering;

namespace UserMacro.Grains.Quarantine;

/// <summary>
/// Stands before all that runs of one macro: keeps a suspect from running in the silo until a trial in a process of its own was passed.
/// Used by the macro's grain only, one call at a time.
/// </summary>
/// <param name="services">What the macros of the silo share.</param>
/// <param name="lane">Names the macro.</param>
/// <param name="stored">What is stored of its quarantine; null when nothing ever was.</param>
/// <param name="change">Told when <see cref="Current"/> has changed: it is to be stored, with a line of this action and detail in the audit log.</param>
internal sealed class QuarantineGate(QuarantineServices services, RenderLane lane, Func<QuarantineRecord?> stored, Action<string, string> change)
{
    const string PostsOfAViewer = "posts of a viewer";

    static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    /// <summary>A page waits for a trial as long as for a thread.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(2.5);

    /// <summary>A silo that is lost becomes known twice: by the calls that it left without an answer, and by its record when the next one starts.</summary>
    static readonly TimeSpan SameLoss = TimeSpan.FromSeconds(30);

    readonly SuspectMatcher _matcher = new(services.Suspects, lane.Tenant, lane.Macro);
    readonly HashSet<Suspicion> _cleared = [];
    QuarantineRecord? _unstored;
    Task? _running;
    DateTimeOffset _passedAt;
    MacroDefinition? _passed;

    /// <summary>The quarantine as it is, stored yet or not.</summary>
    public QuarantineRecord Current => _unstored ?? stored() ?? QuarantineRecord.None;

    /// <summary>What is not stored yet; null when all is.</summary>
    public QuarantineRecord? Unstored => _unstored;

    DateTimeOffset Now => services.Time.GetUtcNow();

    /// <summary>Notes that what <see cref="Unstored"/> gave has been stored.</summary>
    public void MarkStored(QuarantineRecord record)
    {
        if (ReferenceEquals(record, _unstored))
            _unstored = null;
    }

    /// <summary>Ends when the trial that is under way does, or has taken too long to wait for.</summary>
    public async Task SettleAsync()
    {
        if (_running is { IsCompleted: false } running)
            await running.WaitAsync(Patience, services.Time)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
    }

    /// <summary>Whether a render may run: null when it may, otherwise what its page shows.</summary>
    public RenderOutcome? Check(RenderableMacro macro, RenderRequest request)
    {
        if (LostCall.Current is { } lost)
            services.Suspects.Add([lost]);
        var suspicions = _matcher.Find();
        if (suspicions.IsEmpty && Current is { Macro: null, Posts.IsEmpty: true })
            return null;

        foreach (var suspicion in suspicions)
        {
            if (IsUnresolved(suspicion) && Suspect(suspicion, macro, request) is { } refusal)
                return refusal;
        }

        if (Current.Macro is { } quarantine)
        {
            if (Now >= quarantine.NextTry || quarantine.Revision != macro.Revision)
                _ = TryMacro(macro, request);
            return new MacroQuarantined(PostsOnly: false);
        }

        if (request.BodyPostedBy is not { } viewer || !Current.HoldsPosts(viewer))
            return null;
        if (Now >= Current.NextTryOfPosts(viewer))
            _ = TryPosts(viewer, macro, request);
        return new MacroQuarantined(PostsOnly: true);
    }

    /// <summary>Whether what an editor works on may run here. While the macro's editing is suspect, each definition is tried apart first.</summary>
    public async Task<bool> MayEditAsync(TrialCase trial)
    {
        if (LostCall.Current is { } lost)
            services.Suspects.Add([lost]);
        if (!_matcher.Find().Any(suspicion => suspicion.Kind == SuspectKind.Editing && Now - suspicion.At <= Suspicion.Lifetime) && Current.Macro is null)
            return true;
        if (trial.Definition.Equals(_passed))
            return true;
        if (await TryAsync(trial) != TrialVerdict.Passed)
            return false;
        _passed = trial.Definition;
        return true;
    }

    /// <summary>Has the macro tried now, for who administers it; the verdict's effect is in <see cref="Current"/> afterwards.</summary>
    public async Task TryNowAsync(RenderableMacro? macro)
    {
        if (!Current.Posts.IsEmpty)
            Set(Current.AllowTrials(Now), AuditActions.MacroTried, "posts of viewers");
        if (Current.Macro is not null && macro is not null)
            await TryMacro(macro, request: null);
    }

    bool IsUnresolved(Suspicion suspicion) =>
        suspicion.Kind != SuspectKind.Editing && suspicion.At > Current.ResolvedUntil && !IsOfALossThatPassed(suspicion) && !_cleared.Contains(suspicion)
        && Now - suspicion.At <= Suspicion.Lifetime;

    bool IsOfALossThatPassed(Suspicion suspicion) => suspicion.Kind == SuspectKind.Render && suspicion.At - _passedAt <= SameLoss;

    /// <summary>Has a suspicion take its effect.</summary>
    RenderBusy? Suspect(Suspicion suspicion, RenderableMacro macro, RenderRequest request)
    {
        var viewer = request.BodyPostedBy;
        if (suspicion.Kind == SuspectKind.Body && (viewer is null || !_matcher.IsOf(suspicion, viewer)))
            return null;
        if (suspicion.Reason == QuarantineReason.CallLost)
            return TrySuspect(suspicion, macro, request);
        if (suspicion.Kind == SuspectKind.Body)
            Enter(Current.SuspectPosts(viewer!, suspicion.At, Now, services.Options), suspicion.Reason, PostsOfAViewer);
        else
            Enter(Current.Suspect(suspicion.Reason, suspicion.At, Now, macro.Revision, services.Options), suspicion.Reason, $"{suspicion.Reason}");
        _cleared.Add(suspicion);
        return null;
    }

    /// <summary>Many calls are lost with a silo and one macro at most ended it: each is tried at once, and nobody reads more than "busy" meanwhile.</summary>
    RenderBusy TrySuspect(Suspicion suspicion, RenderableMacro macro, RenderRequest request)
    {
        _ = Run(async () =>
        {
            var verdict = await TryAsync(CaseOf(macro, request));
            if (verdict == TrialVerdict.Unavailable)
                return;
            _cleared.Add(suspicion);
            if (verdict == TrialVerdict.Passed)
                _passedAt = suspicion.Kind == SuspectKind.Render ? Now : _passedAt;
            else if (suspicion.Kind == SuspectKind.Body)
                Enter(Current.FailPosts(request.BodyPostedBy!, Now, services.Options), suspicion.Reason, PostsOfAViewer);
            else
                Enter(Current.Fail(suspicion.Reason, Now, macro.Revision, services.Options), suspicion.Reason, $"{suspicion.Reason}");
        });
        return new(RetryAfter);
    }

    Task TryMacro(RenderableMacro macro, RenderRequest? request) => Run(async () =>
    {
        var verdict = await TryAsync(CaseOf(macro, request));
        if (Current.Macro is not { } quarantine)
            return;
        if (verdict == TrialVerdict.Passed)
            Set(Current.Release(), AuditActions.MacroReleased, "passed its trial");
        else
            Set(
                Current.Fail(quarantine.Reason, Now, macro.Revision, services.Options),
                AuditActions.MacroTried,
                verdict == TrialVerdict.Failed ? "failed its trial" : "no trial was possible");
    });

    Task TryPosts(string viewer, RenderableMacro macro, RenderRequest request) => Run(async () =>
    {
        if (await TryAsync(CaseOf(macro, request)) == TrialVerdict.Passed)
            Set(Current.ReleasePosts(viewer), AuditActions.MacroReleased, PostsOfAViewer);
        else
            Set(Current.FailPosts(viewer, Now, services.Options), AuditActions.MacroTried, PostsOfAViewer);
    });

    /// <summary>
    /// One trial of what is published at a time: whoever comes meanwhile waits for that one. It goes on within the grain when no page waits
    /// for it; a fault leaves the macro as it is.
    /// </summary>
    Task Run(Func<Task> trial)
    {
        if (_running is { IsCompleted: false })
            return _running;
        _running = trial();
        _running.Ignore();
        return _running;
    }

    async Task<TrialVerdict> TryAsync(TrialCase trial)
    {
        var verdict = await services.Trial.TryAsync(trial, CancellationToken.None);
        services.Metrics.Tried(verdict);
        return verdict;
    }

    static TrialCase CaseOf(RenderableMacro macro, RenderRequest? request) => TrialCase.For(macro.Key, macro.Definition, macro.Parts, request);

    void Enter(QuarantineRecord next, QuarantineReason reason, string detail)
    {
        services.Metrics.Entered(reason);
        Set(next, AuditActions.MacroQuarantined, detail);
    }

    void Set(QuarantineRecord next, string action, string detail)
    {
        _unstored = next;
        change(action, detail);
    }
}

/// <summary>What the macros of a silo share of quarantine.</summary>
internal sealed record QuarantineServices(
    CrashSuspects Suspects, IMacroTrial Trial, IOptions<QuarantineOptions> Settings, QuarantineMetrics Metrics, TimeProvider Time)
{
    public QuarantineOptions Options => Settings.Value;
}
