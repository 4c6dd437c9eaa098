using Microsoft.Extensions.Options;
using UserMacro.Grains.Audit;
using UserMacro.Grains.Interfaces.Audit;
using UserMacro.Grains.Interfaces.Quarantine;
using UserMacro.Grains.Interfaces.Rendering;
using UserMacro.Grains.Quarantine.Trials;
using UserMacro.Grains.Rendering;
using UserMacro.Grains.Rendering.Crashes;
using UserMacro.Grains.Rendering.Jobs;

namespace UserMacro.Grains.Quarantine;

/// <summary>
/// Guards all runs of one macro: keeps a suspect from running in the silo until a trial in a process of its own was passed.
/// Used by the macro's grain only, one call at a time.
/// </summary>
internal sealed class QuarantineGate
{
    const string PostsOfAViewer = "posts of a viewer";

    static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    /// <summary>How far the clocks of silos and front ends may be apart.</summary>
    static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(5);

    /// <summary>A page waits for trials as long as for a thread.</summary>
    static readonly TimeSpan Timeout = TimeSpan.FromSeconds(2.5);

    /// <summary>How long no process is started after one could not be.</summary>
    static readonly TimeSpan UnavailablePause = TimeSpan.FromMinutes(1);

    readonly QuarantineServices _services;
    readonly RenderLane _lane;
    readonly Func<QuarantineRecord?> _stored;
    readonly Action<MacroChange> _change;
    readonly SuspectMatcher _matcher;
    readonly EditTrials _edits;
    readonly DateTimeOffset _activated;

    // By viewer; the macro's own under no name.
    readonly Probations _probations = new();
    QuarantineRecord? _unstored;
    Task? _running;
    DateTimeOffset _unavailableUntil;

    /// <param name="services">What the macros of the silo share.</param>
    /// <param name="lane">Names the macro.</param>
    /// <param name="stored">What is stored of its quarantine; null when nothing ever was.</param>
    /// <param name="change">Told when <see cref="Current"/> has changed: it is to be stored, with this line in the audit log.</param>
    public QuarantineGate(QuarantineServices services, RenderLane lane, Func<QuarantineRecord?> stored, Action<MacroChange> change)
    {
        (_services, _lane, _stored, _change) = (services, lane, stored, change);
        _matcher = new(services.Suspects, lane.Tenant, lane.Macro);
        _edits = new(TryAsync, services.Time);
        _activated = services.Time.GetUtcNow();
    }

    /// <summary>The quarantine as it is, stored yet or not.</summary>
    public QuarantineRecord Current => _unstored ?? _stored() ?? QuarantineRecord.None;

    /// <summary>The figures not stored yet; null when all are stored.</summary>
    public QuarantineRecord? Unstored => _unstored;

    DateTimeOffset Now => _services.Time.GetUtcNow();

    /// <summary>Notes that what <see cref="Unstored"/> gave has been stored.</summary>
    public void MarkStored(QuarantineRecord record)
    {
        if (ReferenceEquals(record, _unstored))
        {
            _unstored = null;
        }
    }

    /// <summary>Whether a render may run: null when it may, otherwise what its page shows. Waits a moment for trials.</summary>
    public async ValueTask<RenderOutcome?> CheckAsync(RenderableMacro macro, RenderRequest request, CancellationToken cancellation)
    {
        var began = _services.Time.GetTimestamp();
        await SettleAsync(cancellation);
        while (true)
        {
            var kept = Check(macro, request);
            if (kept is not RenderBusy || _running is not { IsCompleted: false } running
                || Timeout - _services.Time.GetElapsedTime(began) is not { Ticks: > 0 } timeout)
            {
                return kept;
            }

            await running.WaitAsync(timeout, _services.Time, cancellation)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
            cancellation.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Whether a render may run: null when it may, otherwise what its page shows.</summary>
    public RenderOutcome? Check(RenderableMacro macro, RenderRequest request)
    {
        var suspicions = _matcher.Find();
        if (suspicions.IsEmpty && _probations.IsEmpty && Current is { Macro: null, Posts.IsEmpty: true })
        {
            return null;
        }

        foreach (var suspicion in suspicions)
        {
            if (suspicion.Kind == SuspectKind.Render && IsUnresolved(suspicion, viewer: null))
            {
                Suspect(suspicion, viewer: null, macro.Revision);
            }
            else if (suspicion.Kind == SuspectKind.Body && request.BodyPostedBy is { } poster && _matcher.IsOf(suspicion, poster)
                && IsUnresolved(suspicion, poster))
            {
                Suspect(suspicion, poster, macro.Revision);
            }
        }

        if (Current.Macro is { } quarantine)
        {
            if (Now >= quarantine.NextTry || quarantine.Revision != macro.Revision)
            {
                _ = Run(() => TryMacroAsync(macro, request, actor: ""));
            }

            return new MacroQuarantined(PostsOnly: false);
        }

        if (request.BodyPostedBy is { } viewer && Current.HoldsPosts(viewer))
        {
            if (Now >= Current.NextTryOfPosts(viewer))
            {
                _ = Run(() => TryPostsAsync(viewer, macro, request));
            }

            return new MacroQuarantined(PostsOnly: true);
        }

        if (!_probations.IsAnyOpen(Now) || RequestName.For(request) is var name && !IsHeld(name, macro, request))
        {
            return null;
        }

        // Many calls are lost with a silo and one macro at most ended it: nobody reads more than "busy" meanwhile.
        _ = Run(() => TryOnProbationAsync(name, macro, request));
        return new RenderBusy(RetryAfter);
    }

    /// <summary>
    /// Tries what an editor works on apart, while the macro's editing is suspect or the macro quarantined; passed at once when it is not.
    /// </summary>
    public async Task<TrialResult> TryEditAsync(TrialCase trial, CancellationToken cancellation)
    {
        await SettleAsync(cancellation);
        var isSuspect = _matcher.Find().Any(
            suspicion => suspicion.Kind == SuspectKind.Editing && Now - suspicion.At <= Suspicion.Lifetime && !WasLostElsewhere(suspicion));
        return isSuspect || Current.Macro is not null ? await _edits.TryAsync(trial, cancellation) : new(TrialVerdict.Passed, TimeSpan.Zero);
    }

    /// <summary>Has the macro tried now, for who administers it; the verdict's effect is in <see cref="Current"/> afterwards.</summary>
    /// <returns>What the trial gave; null when there was none, because posts of viewers only are kept back.</returns>
    public async Task<TrialResult?> TryNowAsync(RenderableMacro macro, string actor)
    {
        if (!Current.Posts.IsEmpty)
        {
            Set(Current.AllowTrials(Now), AuditActions.MacroTried, "posts of viewers", actor);
        }

        while (_running is { IsCompleted: false } running)
        {
            await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        }

        if (Current.Macro is null)
        {
            return null;
        }

        var trying = TryMacroAsync(macro, request: null, actor);
        await Run(() => trying);
        return await trying;
    }

    bool IsUnresolved(Suspicion suspicion, string? viewer)
    {
        if (suspicion.At <= Current.ResolvedUntilOf(viewer) || Now - suspicion.At > Suspicion.Lifetime)
        {
            return false;
        }

        var probation = _probations.Find(viewer ?? "");
        return suspicion.Reason switch
        {
            // A watchdog saw what no lost silo explains.
            QuarantineReason.DidNotEnd => true,
            QuarantineReason.CallLost => !WasLostElsewhere(suspicion) && probation?.Knows(suspicion) != true,
            _ => probation is null || suspicion.At > probation.ResolvedUntil,
        };
    }

    /// <summary>
    /// Whether a lost call was not lost with the macro, which has been active here since before it was made: the silo between was lost, or
    /// left.
    /// </summary>
    bool WasLostElsewhere(Suspicion suspicion) => suspicion.Began is { } began && began - ClockSkew > _activated;

    /// <summary>Waits after the loss of a silo until front ends have told whose calls they lost.</summary>
    async ValueTask SettleAsync(CancellationToken cancellation)
    {
        if (_services.Losses.WaitOf(_activated) is { Ticks: > 0 } wait)
        {
            await Task.Delay(wait, _services.Time, cancellation);
        }
    }

    /// <summary>Has a suspicion take its effect.</summary>
    void Suspect(Suspicion suspicion, string? viewer, int revision)
    {
        if (suspicion.Reason == QuarantineReason.CallLost)
        {
            if (viewer is null ? Current.Macro is null : !Current.HoldsPosts(viewer))
            {
                _probations.Of(viewer, Now).Hold(suspicion);
            }

            return;
        }

        if (viewer is null)
        {
            Enter(Current.Suspect(suspicion.Reason, suspicion.At, Now, revision, _services.Options), suspicion.Reason, $"{suspicion.Reason}");
        }
        else
        {
            Enter(Current.SuspectPosts(viewer, suspicion.At, Now, _services.Options), suspicion.Reason, PostsOfAViewer);
        }

        _probations.Of(viewer, Now).End(suspicion.At);
    }

    async Task TryOnProbationAsync(string name, RenderableMacro macro, RenderRequest request)
    {
        var viewer = request.BodyPostedBy;
        var verdict = (await TryAsync(CaseOf(macro, request))).Verdict;
        if (verdict is not (TrialVerdict.Passed or TrialVerdict.Failed))
        {
            return;
        }

        foreach (var subject in SubjectsOf(viewer))
        {
            if (_probations.Find(subject) is not { } probation || probation.Holds(name, macro.Revision, Now) is not { } reason)
            {
                continue;
            }

            if (verdict == TrialVerdict.Passed)
            {
                probation.Pass(name, macro.Revision, Now);
                continue;
            }

            // What a viewer posts costs the macro's readers nothing.
            _probations.Of(viewer, Now).End(Now);
            if (viewer is null)
            {
                Enter(Current.Fail(reason, Now, macro.Revision, _services.Options), reason, $"{reason}");
            }
            else
            {
                Enter(Current.FailPosts(viewer, Now, _services.Options), reason, PostsOfAViewer);
            }

            return;
        }
    }

    async Task<TrialResult> TryMacroAsync(RenderableMacro macro, RenderRequest? request, string actor)
    {
        // A viewer's post decides on nobody but that viewer.
        var tried = request is { BodyPostedBy: not null } ? request with { PostedBody = null, BodyPostedBy = null } : request;
        var result = await TryAsync(CaseOf(macro, tried));
        if (Current.Macro is not { } quarantine)
        {
            return result;
        }

        if (result.Verdict == TrialVerdict.Passed)
        {
            Set(Current.Release(), AuditActions.MacroReleased, "passed its trial", actor);
            Release(viewer: null, quarantine.Reason, macro, tried);
        }
        else if (result.Verdict == TrialVerdict.Failed)
        {
            Set(Current.Fail(quarantine.Reason, Now, macro.Revision, _services.Options), AuditActions.MacroTried, "failed its trial", actor);
        }

        return result;
    }

    async Task TryPostsAsync(string viewer, RenderableMacro macro, RenderRequest request)
    {
        var verdict = (await TryAsync(CaseOf(macro, request))).Verdict;
        if (verdict == TrialVerdict.Passed)
        {
            Set(Current.ReleasePosts(viewer, Now), AuditActions.MacroReleased, PostsOfAViewer);
            Release(viewer, QuarantineReason.ProcessEnded, macro, request);
        }
        else if (verdict == TrialVerdict.Failed)
        {
            Set(Current.FailPosts(viewer, Now, _services.Options), AuditActions.MacroTried, PostsOfAViewer);
        }
    }

    void Release(string? viewer, QuarantineReason reason, RenderableMacro macro, RenderRequest? passed)
    {
        var probation = _probations.Of(viewer, Now);
        probation.Begin(reason, Now);
        if (passed is not null)
        {
            probation.Pass(RequestName.For(passed), macro.Revision, Now);
        }
    }

    bool IsHeld(string name, RenderableMacro macro, RenderRequest request)
    {
        foreach (var subject in SubjectsOf(request.BodyPostedBy))
        {
            if (_probations.Find(subject)?.Holds(name, macro.Revision, Now) is not null)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// One trial of what is published at a time: whoever comes meanwhile waits for that one. It continues within the grain when no page waits
    /// for it; a fault leaves the macro as it is.
    /// </summary>
    Task Run(Func<Task> trial)
    {
        if (_running is { IsCompleted: false })
        {
            return _running;
        }

        _running = trial();
        _running.Ignore();
        return _running;
    }

    Task<TrialResult> TryAsync(TrialCase trial) => TryAsync(trial, CancellationToken.None);

    async Task<TrialResult> TryAsync(TrialCase trial, CancellationToken cancellation)
    {
        if (Now < _unavailableUntil)
        {
            return new(TrialVerdict.Unavailable, TimeSpan.Zero);
        }

        var result = await _services.Trial.TryAsync(_lane.Tenant, trial, cancellation);
        if (result.Verdict == TrialVerdict.Unavailable)
        {
            _unavailableUntil = Now + UnavailablePause;
        }

        _services.Metrics.Tried(result.Verdict);
        return result;
    }

    void Enter(QuarantineRecord next, QuarantineReason reason, string detail)
    {
        _services.Metrics.Entered(reason);
        Set(next, AuditActions.MacroQuarantined, detail);
    }

    void Set(QuarantineRecord next, string action, string detail, string actor = "")
    {
        _unstored = next;
        _change(new(action, actor, Now, detail));
    }

    static string[] SubjectsOf(string? viewer) => viewer is null ? [""] : ["", viewer];

    static TrialCase CaseOf(RenderableMacro macro, RenderRequest? request) => TrialCase.For(macro.Key, macro.Definition, macro.Parts, request);
}

/// <summary>Quarantine state that all macros of a silo share.</summary>
internal sealed record QuarantineServices(
    CrashSuspects Suspects, SiloLosses Losses, IMacroTrial Trial, IOptions<QuarantineOptions> Settings, QuarantineMetrics Metrics, TimeProvider Time)
{
    public QuarantineOptions Options => Settings.Value;
}
