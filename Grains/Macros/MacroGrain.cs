using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Orleans.Storage;
using UserMacro.Grains.Diagnostics;
using UserMacro.Grains.Idempotency;
using UserMacro.Grains.Interfaces.Catalog;
using UserMacro.Grains.Interfaces.Definitions;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.Grains.Interfaces.Parts;
using UserMacro.Grains.Interfaces.Rendering;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.Grains.Interfaces.Settings;
using UserMacro.Grains.Interfaces.Tenants;
using UserMacro.Grains.Interfaces.Usage;
using UserMacro.Grains.Macros.Editing;
using UserMacro.Grains.Macros.History;
using UserMacro.Grains.Parts;
using UserMacro.Grains.Persistence;
using UserMacro.Grains.Quarantine;
using UserMacro.Grains.Quarantine.Trials;
using UserMacro.Grains.Rendering;
using UserMacro.Grains.Rendering.Jobs;
using UserMacro.Grains.Rendering.Samples;
using UserMacro.Grains.Validation;

namespace UserMacro.Grains.Macros;

[GrainType("macro")]
internal sealed partial class MacroGrain : Grain, IMacroGrain, IUnitOfWorkOwner
{
    static readonly TimeSpan CheckPeriod = TimeSpan.FromMinutes(5);
    static readonly TimeSpan CompleteDelay = TimeSpan.FromSeconds(1);
    static readonly TimeSpan CompleteRetry = TimeSpan.FromSeconds(10);
    static readonly TimeSpan RecoverRetry = TimeSpan.FromSeconds(1);

    readonly TenantId _tenant;
    readonly MacroKey _key;
    readonly IPersistentState<MacroHead> _state;
    readonly IGrainStorage _storage;
    readonly MacroRenderer _renderer;
    readonly SampleRenderer _samples;
    readonly RenderLane _editing;
    readonly RefusedRecords _refused;
    readonly ImportStage _stage = new();
    readonly TimeProvider _time;
    readonly ILogger<MacroGrain> _logger;
    MacroAggregate _macro;
    MacroSnapshot _snapshot = new(new(), Published: null);
    IGrainTimer? _completing;
    IGrainTimer? _recovering;

    public MacroGrain(
        [PersistentState("head")] IPersistentState<MacroHead> head,
        IGrainStorage storage,
        IGrainContext context,
        MacroRenderer renderer,
        SampleRenderer samples,
        QuarantineServices quarantine,
        RefusedRecords refused,
        TimeProvider time,
        ILogger<MacroGrain> logger)
    {
        var key = context.GrainId.Key.ToString()!;
        _tenant = GrainKeys.TenantOf(key) ?? throw new FormatException("A macro's grain key names no tenant.");
        _key = GrainKeys.MacroOf(key);
        _state = head;
        _storage = storage;
        _renderer = renderer;
        _samples = samples;
        _editing = new(_tenant.Value, _key.Value);
        _refused = refused;
        _time = time;
        _logger = logger;
        _meter = new(time);
        _usage = new(_meter, () => new("usage", context, storage));
        _gate = new(quarantine, _editing, () => _macro!.Store.Head.Quarantine, EnterQuarantineChange);
        _traffic = new(_meter, time, EnterSlowed);
        _macro = CreateAggregate();
    }

    string Tag => GrainTag.For(this.GetGrainId());

    /// <summary>
    /// What is true of the macro, stored as one: it changes with the head, in one step as soon as that is written, whatever of the edit is
    /// still to be done.
    /// </summary>
    MacroSnapshot Snapshot
    {
        get
        {
            RefuseWhatWasPutBack();
            return _snapshot = _snapshot.For(
                _macro.Store.Head, revision => _renderer.Prepare(_tenant, _key, revision.Definition, revision.Parts, revision.Header.Number));
        }
    }

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        CompleteSoon();
        this.RegisterGrainTimer(CheckAsync, CheckPeriod, CheckPeriod);
        this.RegisterGrainTimer(TryCompareAsync, TimeSpan.Zero, CheckPeriod);
        return Task.CompletedTask;
    }

    public Task<Result<MacroDetails>> Create(MacroDefinition definition, string editor) =>
        EditAsync(settings => _macro.Editor.CreateAsync(definition, settings.Rules, editor, () => GrainFactory.CountMacrosAsync(_tenant)));

    public async Task<Result<MacroDetails>> Read()
    {
        RefuseWhatWasPutBack();
        // Another aggregate may take the place of this one meanwhile.
        var macro = _macro;
        if (!macro.Work.IsLost)
        {
            await macro.Work.LoadAsync();
        }

        if (macro.Work.IsLost)
        {
            return MacroUnitOfWork.Unknown;
        }

        return macro.Editor.Read().TryGet(out var details, out var error) ? Describe(details) : error;
    }

    public Task<MacroDefinition?> Published() => Task.FromResult(
        Snapshot.Head.Published is { } published ? published.Definition.WithoutTexts() with { Output = published.Output } : null);

    public Task<Result<MacroDetails>> SaveDraft(MacroDefinition definition, int onDraft, string editor) =>
        EditAsync(settings => _macro.Editor.SaveDraftAsync(definition, onDraft, settings.Rules, editor), listDraft: true);

    public Task<Result<MacroDetails>> DiscardDraft(int onDraft, string editor) =>
        EditAsync(settings => _macro.Editor.DiscardDraftAsync(onDraft, settings.Rules, editor));

    public Task<Result<RevisionHeader>> Publish(int onDraft, string note, string editor) =>
        ReleaseAsync(settings => _macro.Publisher.PublishAsync(onDraft, note, settings, editor));

    public Task<Result<RevisionHeader>> Republish(string note, string editor) =>
        ReleaseAsync(settings => _macro.Publisher.RepublishAsync(note, settings, editor));

    public Task<Result<MacroDetails>> RequestApproval(int onDraft, string note, string editor) =>
        EditAsync(settings => _macro.Publisher.RequestApprovalAsync(onDraft, note, settings, editor));

    public Task<Result<RevisionHeader>> Approve(int onDraft, string comment, string editor) =>
        ReleaseAsync(settings => _macro.Publisher.ApproveAsync(onDraft, comment, settings, editor));

    public Task<Result<MacroDetails>> Reject(int onDraft, string comment, string editor) =>
        EditAsync(settings => _macro.Publisher.RejectAsync(onDraft, comment, settings, editor));

    public Task<Result<MacroDetails>> WithdrawRequest(int onDraft, string editor) =>
        EditAsync(settings => _macro.Publisher.WithdrawRequestAsync(onDraft, settings, editor));

    public Task<Result<RevisionHeader>> Restore(int revision, int onDraft, string note, string editor) =>
        ReleaseAsync(settings => _macro.Publisher.RestoreAsync(revision, onDraft, note, settings, editor));

    public Task<Result<MacroDetails>> Unpublish(int onDraft, string editor) =>
        EditAsync(settings => _macro.Publisher.UnpublishAsync(onDraft, settings, editor));

    public Task<Result<MacroDetails>> SetDisabled(bool disabled, string editor) =>
        EditAsync(settings => _macro.Publisher.SetDisabledAsync(disabled, settings, editor));

    public Task<Result<bool>> StageImport(string import, int before, ImmutableArray<MacroRevision> revisions) =>
        Task.FromResult(_stage.Add(import, before, revisions));

    public async Task<Result<MacroDetails>> Import(MacroImport import, int? onDraft, string editor)
    {
        if (!_stage.Take(import).TryGet(out var whole, out var error))
        {
            return error;
        }

        return await EditAsync(settings => onDraft is { } draft
            ? _macro.Importer.ReplaceAsync(whole, draft, settings, editor)
            : _macro.Importer.CreateAsync(whole, settings, editor, () => GrainFactory.CountMacrosAsync(_tenant)));
    }

    public async Task<Result<HistoryPage>> History(int? before, int limit) =>
        Trusted.Store.Head.Exists ? await _macro.History.ReadAsync(before, Math.Clamp(limit, 1, HistoryPage.MaxLimit)) : NotFoundError.NoMacro;

    public async Task<Result<MacroRevision>> ReadRevision(int number) =>
        Trusted.Store.Head.Exists && await _macro.History.FindAsync(number) is { } revision ? revision : EditErrors.NoRevision;

    public async Task<RenderOutcome> Render(RenderRequest request, CancellationToken cancellation) =>
        Snapshot is not { Published: { } published, Head: var head } ? new MacroMissing()
        : head.Disabled ? new MacroDisabled()
        : await _gate.CheckAsync(published, request, cancellation) is { } kept ? kept
        : await CountAsync(_traffic.RunAsync(published, request, () => _renderer.RenderAsync(published, request, cancellation)));

    public async Task<RenderOutcome> Clean(RenderRequest request, CancellationToken cancellation) =>
        Snapshot is not { Published: { } published, Head: var head } ? new MacroMissing()
        : head.Disabled ? new MacroDisabled()
        : await _gate.CheckAsync(published, request, cancellation) is { } kept ? kept
        : await _renderer.CleanAsync(published, request, cancellation);

    public Task CountMissing(MissingContent missing)
    {
        if (Snapshot.Published is not null)
        {
            _meter.Count(missing);
        }

        return Task.CompletedTask;
    }

    public async Task<PreviewOutcome> Preview(MacroDefinition definition, RenderRequest request, CancellationToken cancellation) =>
        DefinitionValidator.CheckForPreview(definition) is { IsEmpty: false } problems
            ? new(null, problems, 0, 0)
            : await PreviewAsync(definition, await PartsOfAsync(definition), request, cancellation);

    public async Task<Result<CheckOutcome>> Check(MacroDefinition definition, ImmutableArray<SharedPart>? parts)
    {
        if (DefinitionValidator.Check(definition) is { IsEmpty: false } problems)
        {
            return new CheckOutcome(problems, []);
        }

        return await CheckTemplateAsync(definition, parts) is { } outcome
            ? new CheckOutcome([], outcome.Diagnostics) { Output = outcome.Output, ThreadMilliseconds = outcome.Elapsed.TotalMilliseconds }
            : EditErrors.Busy;
    }

    public async Task<ImmutableArray<SharedPart>> PartsOf(MacroDefinition definition) => await PartsOfAsync(definition);

    Task<Result<MacroDetails>> EditAsync(Func<TenantSettings, Task<Result<MacroDetails>>> edit, bool listDraft = false) =>
        EditAsync(edit, RepeatAsync, listDraft);

    Task<Result<RevisionHeader>> ReleaseAsync(Func<TenantSettings, Task<Result<RevisionHeader>>> edit) => EditAsync(edit, RepeatReleaseAsync);

    async Task<Result<T>> EditAsync<T>(Func<TenantSettings, Task<Result<T>>> edit, Func<CompletedRequest, Task<Result<T>>> repeat, bool listDraft = false)
    {
        RefuseWhatWasPutBack();
        TenantSettings settings;
        try
        {
            settings = await GrainFactory.GetGrain<ITenantGrain>(GrainKeys.Tenant(_tenant)).Settings();
        }
        catch (Exception fault)
        {
            Log.SettingsUnread(_logger, Tag, fault);
            return EditErrors.SettingsUnread;
        }

        var result = await _macro.Work.EditAsync(() => EditOnceAsync(settings, edit, repeat), listDraft);
        CompleteSoon();
        return result;
    }

    async Task CompleteAsync()
    {
        await _macro.Work.CompleteAsync();
        _completing?.Dispose();
        _completing = null;
        CompleteSoon();
    }

    /// <summary>Dispatches soon what the last change has left in the outbox.</summary>
    void CompleteSoon()
    {
        if (_macro.Work.IsIncomplete)
        {
            _completing ??= this.RegisterGrainTimer(CompleteAsync, CompleteDelay, CompleteRetry);
        }
    }

    /// <summary>Begins to work with the head as it was read last, as a new activation would.</summary>
    MacroAggregate CreateAggregate() => new(
        _key, new(_state), new LazyRecord<StoredDraft>("draft", GrainContext, _storage), new LogPages(GrainContext, _storage),
        new GrainMacroProjections(GrainFactory, _tenant, _key), CheckTemplateAsync, this, _time);

    void IUnitOfWorkOwner.HandleDelayedDispatch(Exception fault) => Log.CopyDelayed(_logger, Tag, fault);

    async Task IUnitOfWorkOwner.HandleUnknownOutcomeAsync(Exception fault)
    {
        Log.OutcomeUnknown(_logger, Tag, fault);
        if (fault is InconsistentStateException)
        {
            DeactivateOnIdle();
        }
        else if (!await TryRecoverAsync())
        {
            _recovering ??= this.RegisterGrainTimer(RecoverAsync, RecoverRetry, RecoverRetry);
        }
    }

    async Task RecoverAsync()
    {
        if (!await TryRecoverAsync())
        {
            return;
        }

        _recovering?.Dispose();
        _recovering = null;
        CompleteSoon();
    }

    /// <summary>
    /// Reads what is true and continues from there. While that cannot be read, pages are shown what they saw last, and editors are asked to
    /// come again.
    /// </summary>
    async Task<bool> TryRecoverAsync()
    {
        try
        {
            await _macro.Head.ReadAgainAsync().WaitAsync(RecoverRetry, _time);
        }
        catch (Exception fault)
        {
            Log.RecoveryDelayed(_logger, Tag, fault);
            return false;
        }

        _macro = CreateAggregate();
        return true;
    }

    /// <summary>Ends an activation that lost touch with the cluster and serves what another one has replaced.</summary>
    async Task CheckAsync()
    {
        try
        {
            if (!await _macro.Head.HasChangedElsewhereAsync())
            {
                return;
            }

            Log.ChangedElsewhere(_logger, Tag);
            _macro.Work.Abandon();
            DeactivateOnIdle();
        }
        catch (Exception fault)
        {
            Log.CheckFailed(_logger, Tag, fault);
        }
    }

    async Task<CheckedMacro?> CheckTemplateAsync(MacroDefinition definition, ImmutableArray<SharedPart>? parts = null)
    {
        var given = parts ?? await PartsOfAsync(definition);
        var trial = await _gate.TryEditAsync(TrialCase.For(_key, definition, given, request: null), CancellationToken.None);
        if (trial.Verdict == TrialVerdict.Failed)
        {
            return new([EndedItsTrial], given, new(OutputMode.Framed, EndedItsTrial.Message)) { Elapsed = trial.ProcessorTime };
        }

        if (trial.Verdict != TrialVerdict.Passed)
        {
            return null;
        }

        var macro = _renderer.Prepare(_tenant, _key, definition, given, revision: 0);
        var compiled = await _renderer.CompileAsync(macro, _editing);
        return compiled is null ? null : new(TemplateSources.From(compiled.Value.Diagnostics), given, macro.Output)
        {
            Elapsed = compiled.Elapsed + trial.ProcessorTime,
        };
    }

    /// <summary>The shared parts that a definition names, as they are at present.</summary>
    async ValueTask<ImmutableArray<SharedPart>> PartsOfAsync(MacroDefinition definition) =>
        PartAssembly.NamesIn(definition) is { IsEmpty: false } names
            ? await GrainFactory.GetGrain<ISharedPartsGrain>(GrainKeys.Tenant(_tenant)).Resolve(names)
            : [];
}
