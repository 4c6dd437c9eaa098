using System.Collections.Immutable;
using UserMacro.Grains.Audit;
using UserMacro.Grains.Diagnostics;
using UserMacro.Grains.Interfaces.Audit;
using UserMacro.Grains.Interfaces.Definitions;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.Grains.Interfaces.Parts;
using UserMacro.Grains.Interfaces.Rendering;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.Grains.Interfaces.Tenants;
using UserMacro.Grains.Macros.Editing;
using UserMacro.Grains.Quarantine;
using UserMacro.Grains.Quarantine.Trials;

namespace UserMacro.Grains.Macros;

/// <summary>The macro's quarantine: <see cref="QuarantineGate"/> decides, the head keeps it.</summary>
internal sealed partial class MacroGrain
{
    static readonly TemplateDiagnostic EndedItsTrial = new(
        DiagnosticSeverity.Error, "ended-its-trial",
        "This template crashed the process that tried it. Remove whatever repeats or nests without end.", 1, 1,
        1, 1);

    static readonly UnavailableError TrialBusy = new("Too many macros are on trial. Try again in a moment.");

    static readonly TimeSpan TrialRetryAfter = TimeSpan.FromSeconds(1);

    readonly QuarantineGate _gate;
    ImmutableArray<MacroChange> _quarantineChanges = [];
    IGrainTimer? _storingQuarantine;
    bool _quarantineIsLate;

    public async Task<Result<MacroDetails>> TryQuarantined(string editor)
    {
        if (await RefusalAsync(editor) is { } refusal)
        {
            return refusal;
        }

        if (_gate.Current is { Macro: null, Posts.IsEmpty: true })
        {
            return new ConflictError("This macro is not quarantined.");
        }

        if (Snapshot.Published is not { } published)
        {
            return EditErrors.NotPublished;
        }

        var result = await _gate.TryNowAsync(published, editor);
        if (result is { Verdict: TrialVerdict.Busy or TrialVerdict.Unavailable })
        {
            return TrialBusy;
        }

        return (await Read()).TryGet(out var details, out var error)
            ? details with { ThreadMilliseconds = result?.ProcessorTime.TotalMilliseconds ?? 0 }
            : error;
    }

    async Task<GrainError?> RefusalAsync(string editor)
    {
        if (!_macro.Store.Head.Exists)
        {
            return NotFoundError.NoMacro;
        }

        var settings = await GrainFactory.GetGrain<ITenantGrain>(GrainKeys.Tenant(_tenant)).Settings();
        return EditErrors.Refusal(_macro.Store, settings.Rules, editor, onDraft: null);
    }

    MacroDetails Describe(MacroDetails details) => details with
    {
        Slowed = _traffic.Slowed,
        Quarantine = _gate.Current.Macro,
        QuarantinedPosts = _gate.Current.Posts.Length,
    };

    async Task<PreviewOutcome> PreviewAsync(
        MacroDefinition definition, ImmutableArray<SharedPart> parts, RenderRequest request, CancellationToken cancellation)
    {
        var trial = await _gate.TryEditAsync(TrialCase.For(_key, definition, parts, request), cancellation);
        var outcome = trial.Verdict switch
        {
            TrialVerdict.Passed =>
                await _renderer.PreviewAsync(_renderer.Prepare(_tenant, _key, definition, parts, revision: 0), _editing, request, cancellation),
            TrialVerdict.Failed => new(new MacroQuarantined(PostsOnly: false), [EndedItsTrial], 0, 0),
            _ => new(new RenderBusy(TrialRetryAfter), [], 0, 0),
        };
        return outcome with { ThreadMilliseconds = outcome.ThreadMilliseconds + trial.ProcessorTime.TotalMilliseconds };
    }

    /// <summary>Has a change of the quarantine stored as an edit is, after those under way; what runs goes by it from now on.</summary>
    void EnterQuarantineChange(MacroChange change)
    {
        if (_gate.Current.Macro is { } quarantine && string.Equals(change.Action, AuditActions.MacroQuarantined, StringComparison.Ordinal))
        {
            Log.Quarantined(_logger, Tag, quarantine.Reason, quarantine.NextTry);
        }

        _quarantineChanges = _quarantineChanges.Add(change);
        _storingQuarantine ??= this.RegisterGrainTimer(StoreQuarantineAsync, TimeSpan.Zero, RecoverRetry);
    }

    async Task StoreQuarantineAsync()
    {
        if (_gate.Unstored is { } record && _macro.Store.Head.Exists)
        {
            var changes = _quarantineChanges;
            var result = await _macro.Work.EditAsync<bool>(async () =>
            {
                await _macro.Store.QuarantineAsync(record, changes);
                return true;
            });
            CompleteSoon();
            if (result.Error is { } error)
            {
                if (!_quarantineIsLate)
                {
                    Log.QuarantineNotStored(_logger, Tag, error.Message);
                }

                _quarantineIsLate = true;
                return;
            }

            _quarantineIsLate = false;
            _quarantineChanges = _quarantineChanges.RemoveRange(0, changes.Length);
            _gate.MarkStored(record);
        }

        if (_gate.Unstored is null || !_macro.Store.Head.Exists)
        {
            _storingQuarantine?.Dispose();
            _storingQuarantine = null;
        }
    }
}
