using System.Collections.Immutable;
using UserMacro.Grains.Interfaces.Audit;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.Grains.Interfaces.Parts;
using UserMacro.Grains.Interfaces.Rendering;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.Grains.Interfaces.Tenants;
using UserMacro.Grains.Quarantine;
using UserMacro.Grains.Rendering;

namespace UserMacro.Grains.Macros;

/// <summary>The macro's quarantine: <see cref="QuarantineGate"/> decides, the head keeps it.</summary>
internal sealed partial class MacroGrain
{
    static readonly TemplateDiagnostic EndedItsTrial = new(
        DiagnosticSeverity.Error, "ended-its-trial",
        "This template ended the process in which it was tried. Find what in it repeats or nests without end, and take that out.", 1, 1,
        1, 1);

    readonly QuarantineGate _gate;
    ImmutableArray<(string Action, string Detail)> _quarantineChanges = [];
    string _quarantineActor = "";
    IGrainTimer? _storingQuarantine;

    public async Task<Result<MacroDetails>> TryQuarantined(string editor)
    {
        if (await RefusalAsync(editor) is { } refusal)
            return refusal;
        if (_gate.Current is { Macro: null, Posts.IsEmpty: true })
            return new ConflictError("Nothing of this macro is quarantined.");
        _quarantineActor = editor;
        await _gate.TryNowAsync(_published);
        return await Read();
    }

    /// <summary>
    /// What a page shows in place of a render; null when it may run. A macro whose call was lost with a silo is soon tried: its pages wait
    /// for that.
    /// </summary>
    async ValueTask<RenderOutcome?> CheckQuarantineAsync(RenderableMacro macro, RenderRequest request)
    {
        var kept = _gate.Check(macro, request);
        if (kept is not RenderBusy)
            return kept;
        await _gate.SettleAsync();
        return _gate.Check(macro, request);
    }

    async Task<GrainError?> RefusalAsync(string editor)
    {
        if (!_store.Head.Exists)
            return EditAnswers.NoMacro;
        var settings = await GrainFactory.GetGrain<ITenantGrain>(GrainKeys.Tenant(_tenant)).Settings();
        return EditAnswers.Refusal(_store, settings.Rules, editor, onDraft: null);
    }

    MacroDetails Describe(MacroDetails details) => details with
    {
        Slowed = _traffic.Slowed, Quarantine = _gate.Current.Macro, QuarantinedPosts = _gate.Current.Posts.Length,
    };

    async Task<PreviewOutcome> PreviewAsync(
        MacroDefinition definition, ImmutableArray<SharedPart> parts, RenderRequest request, CancellationToken cancellation) =>
        await _gate.MayEditAsync(TrialCase.For(_key, definition, parts, request))
            ? await _renderer.PreviewAsync(_renderer.Prepare(_tenant, _key, definition, parts, revision: 0), _editing, request, cancellation)
            : new(new MacroQuarantined(PostsOnly: false), [EndedItsTrial], 0, 0);

    /// <summary>Has a change of the quarantine stored as an edit is, after those under way; what runs goes by it from now on.</summary>
    void EnterQuarantineChange(string action, string detail)
    {
        if (_gate.Current.Macro is { } quarantine && string.Equals(action, AuditActions.MacroQuarantined, StringComparison.Ordinal))
            Log.Quarantined(_logger, Tag, quarantine.Reason, quarantine.NextTry);
        _quarantineChanges = _quarantineChanges.Add((action, detail));
        _storingQuarantine ??= this.RegisterGrainTimer(StoreQuarantineAsync, TimeSpan.Zero, RecoverRetry);
    }

    async Task StoreQuarantineAsync()
    {
        if (_gate.Unstored is { } record && _store.Head.Exists)
        {
            var changes = _quarantineChanges;
            var result = await _session.EditAsync<bool>(async () =>
            {
                await _store.QuarantineAsync(
                    record, [.. changes.Select(change => new MacroChange(change.Action, _quarantineActor, _time.GetUtcNow(), change.Detail))]);
                return true;
            });
            Show();
            if (result.Error is not null)
                return;
            _quarantineChanges = _quarantineChanges.RemoveRange(0, changes.Length);
            _gate.MarkStored(record);
        }

        if (_gate.Unstored is null || !_store.Head.Exists)
        {
            _quarantineActor = "";
            _storingQuarantine?.Dispose();
            _storingQuarantine = null;
        }
    }
}
