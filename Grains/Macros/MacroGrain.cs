using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
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
using UserMacro.Grains.Macros.Editing;
using UserMacro.Grains.Macros.History;
using UserMacro.Grains.Parts;
using UserMacro.Grains.Persistence;
using UserMacro.Grains.Quarantine;
using UserMacro.Grains.Quarantine.Trials;
using UserMacro.Grains.Rendering;
using UserMacro.Grains.Rendering.Jobs;
using UserMacro.Grains.Validation;

namespace UserMacro.Grains.Macros;

[GrainType("macro")]
internal sealed partial class MacroGrain : Grain, IMacroGrain
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
    readonly RenderLane _editing;
    readonly ImportStage _stage = new();
    readonly TimeProvider _time;
    readonly ILogger<MacroGrain> _logger;
    PersistentRecord<MacroHead> _head;
    MacroStore _store;
    MacroUnitOfWork _work;
    MacroEditor _editor;
    MacroPublisher _publisher;
    MacroHistory _history;
    MacroImporter _importer;
    MacroSnapshot _snapshot = new(new(), Published: null);
    IGrainTimer? _completing;
    IGrainTimer? _recovering;

    public MacroGrain(
        [PersistentState("head")] IPersistentState<MacroHead> head,
        IGrainStorage storage,
        IGrainContext context,
        MacroRenderer renderer,
        QuarantineServices quarantine,
        TimeProvider time,
        ILogger<MacroGrain> logger)
    {
        var key = context.GrainId.Key.ToString()!;
        _tenant = GrainKeys.TenantOf(key) ?? throw new FormatException("A macro's grain key names no tenant.");
        _key = GrainKeys.MacroOf(key);
        _state = head;
        _storage = storage;
        _renderer = renderer;
        _editing = new(_tenant.Value, _key.Value);
        _time = time;
        _logger = logger;
        _meter = new(time);
        _usage = new(_meter, () => new("usage", context, storage));
        _gate = new(quarantine, _editing, () => _store!.Head.Quarantine, EnterQuarantineChange);
        _traffic = new(_meter, time, EnterSlowed);
        CreateAggregate();
    }

    string Tag => GrainTag.For(this.GetGrainId());

    /// <summary>
    /// What is true of the macro, stored as one: it changes with the head, in one step as soon as that is written, whatever of the edit is
    /// still to be done.
    /// </summary>
    MacroSnapshot Snapshot => _snapshot = _snapshot.For(
        _store.Head, revision => _renderer.Prepare(_tenant, _key, revision.Definition, revision.Parts, revision.Header.Number));

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        RefreshSnapshot();
        this.RegisterGrainTimer(CheckAsync, CheckPeriod, CheckPeriod);
        return Task.CompletedTask;
    }

    public Task<Result<MacroDetails>> Create(MacroDefinition definition, string editor) =>
        EditAsync(settings => _editor.CreateAsync(definition, settings.Rules, editor, () => GrainFactory.CountMacrosAsync(_tenant)));

    public async Task<Result<MacroDetails>> Read()
    {
        // Another session may take the place of this one meanwhile.
        var (session, editor) = (_work, _editor);
        if (!session.IsLost)
            await session.LoadAsync();
        if (session.IsLost)
            return MacroUnitOfWork.Unknown;
        return editor.Read().TryGet(out var details, out var error) ? Describe(details) : error;
    }

    public Task<MacroDefinition?> Published() => Task.FromResult(
        Snapshot.Head.Published is { } published ? published.Definition.WithoutTexts() with { Output = published.Output } : null);

    public Task<Result<MacroDetails>> SaveDraft(MacroDefinition definition, int onDraft, string editor) =>
        EditAsync(settings => _editor.SaveDraftAsync(definition, onDraft, settings.Rules, editor), listDraft: true);

    public Task<Result<MacroDetails>> DiscardDraft(int onDraft, string editor) =>
        EditAsync(settings => _editor.DiscardDraftAsync(onDraft, settings.Rules, editor));

    public Task<Result<RevisionHeader>> Publish(int onDraft, string note, string editor) =>
        ReleaseAsync(settings => _publisher.PublishAsync(onDraft, note, settings, editor));

    public Task<Result<RevisionHeader>> Republish(string note, string editor) =>
        ReleaseAsync(settings => _publisher.RepublishAsync(note, settings, editor));

    public Task<Result<MacroDetails>> RequestApproval(int onDraft, string note, string editor) =>
        EditAsync(settings => _publisher.RequestApprovalAsync(onDraft, note, settings, editor));

    public Task<Result<RevisionHeader>> Approve(int onDraft, string comment, string editor) =>
        ReleaseAsync(settings => _publisher.ApproveAsync(onDraft, comment, settings, editor));

    public Task<Result<MacroDetails>> Reject(int onDraft, string comment, string editor) =>
        EditAsync(settings => _publisher.RejectAsync(onDraft, comment, settings, editor));

    public Task<Result<MacroDetails>> WithdrawRequest(int onDraft, string editor) =>
        EditAsync(settings => _publisher.WithdrawRequestAsync(onDraft, settings, editor));

    public Task<Result<RevisionHeader>> Restore(int revision, int onDraft, string note, string editor) =>
        ReleaseAsync(settings => _publisher.RestoreAsync(revision, onDraft, note, settings, editor));

    public Task<Result<MacroDetails>> Unpublish(int onDraft, string editor) =>
        EditAsync(settings => _publisher.UnpublishAsync(onDraft, settings, editor));

    public Task<Result<MacroDetails>> SetDisabled(bool disabled, string editor) =>
        EditAsync(settings => _publisher.SetDisabledAsync(disabled, settings, editor));

    public async Task<Result<bool>> Delete(int? onDraft, string editor)
    {
        var result = await EditAsync(settings => _editor.DeleteAsync(onDraft, settings.Rules, editor), _ => Task.FromResult<Result<bool>>(true));
        if (result.Error is null)
            await TryEraseUsageAsync();
        return result;
    }

    public Task<Result<bool>> StageImport(string import, int before, ImmutableArray<MacroRevision> revisions) =>
        Task.FromResult(_stage.Add(import, before, revisions));

    public async Task<Result<MacroDetails>> Import(MacroImport import, int? onDraft, string editor)
    {
        if (!_stage.Take(import).TryGet(out var whole, out var error))
            return error;
        return await EditAsync(settings => onDraft is { } draft
            ? _importer.ReplaceAsync(whole, draft, settings, editor)
            : _importer.CreateAsync(whole, settings, editor, () => GrainFactory.CountMacrosAsync(_tenant)));
    }

    public async Task<Result<HistoryPage>> History(int? before, int limit) =>
        _store.Head.Exists ? await _history.ReadAsync(before, Math.Clamp(limit, 1, HistoryPage.MaxLimit)) : NotFoundError.NoMacro;

    public async Task<Result<MacroRevision>> ReadRevision(int number) =>
        _store.Head.Exists && await _history.FindAsync(number) is { } revision ? revision : EditErrors.NoRevision;

    public async Task<RenderOutcome> Render(RenderRequest request, CancellationToken cancellation) =>
        Snapshot is not { Published: { } published, Head: var head } ? new MacroMissing()
        : head.Disabled ? new MacroDisabled()
        : await _gate.CheckAsync(published, request, cancellation) is { } kept ? kept
        : await CountAsync(_traffic.RunAsync(published, request, () => _renderer.RenderAsync(published, request, cancellation)));

    public async Task<PreviewOutcome> Preview(MacroDefinition definition, RenderRequest request, CancellationToken cancellation) =>
        DefinitionValidator.CheckForPreview(definition) is { IsEmpty: false } problems
            ? new(null, problems, 0, 0)
            : await PreviewAsync(definition, await PartsOfAsync(definition), request, cancellation);

    public async Task<Result<CheckOutcome>> Check(MacroDefinition definition, ImmutableArray<SharedPart>? parts)
    {
        if (DefinitionValidator.Check(definition) is { IsEmpty: false } problems)
            return new CheckOutcome(problems, []);
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

        var result = await _work.EditAsync(() => EditOnceAsync(settings, edit, repeat), listDraft);
        RefreshSnapshot();
        return result;
    }

    void CompleteSoon() => _completing ??= this.RegisterGrainTimer(CompleteAsync, CompleteDelay, CompleteRetry);

    async Task CompleteAsync()
    {
        await _work.CompleteAsync();
        _completing?.Dispose();
        _completing = null;
        RefreshSnapshot();
    }

    /// <summary>Begins to work with the head as it was read last, as a new activation would.</summary>
    [MemberNotNull(nameof(_head), nameof(_store), nameof(_work), nameof(_editor), nameof(_publisher), nameof(_history), nameof(_importer))]
    void CreateAggregate()
    {
        var draft = new LazyRecord<StoredDraft>("draft", GrainContext, _storage);
        var pages = new LogPages(GrainContext, _storage);
        var copies = new GrainMacroProjections(GrainFactory, _tenant, _key);
        _head = new(_state);
        _store = new(_key, _head, draft, pages, copies);
        _work = new(_store, draft.LoadAsync, HandleUnknownOutcomeAsync, fault => Log.CopyDelayed(_logger, Tag, fault));
        _history = new(_store, pages, copies);
        _editor = new(_key, _store, CheckTemplateAsync, _time);
        _publisher = new(_store, _history, CheckTemplateAsync, _time);
        _importer = new(_key, _store, _history, CheckTemplateAsync, _time);
    }

    async Task HandleUnknownOutcomeAsync(Exception fault)
    {
        Log.OutcomeUnknown(_logger, Tag, fault);
        if (fault is InconsistentStateException)
            DeactivateOnIdle();
        else if (!await TryRecoverAsync())
            _recovering ??= this.RegisterGrainTimer(RecoverAsync, RecoverRetry, RecoverRetry);
    }

    async Task RecoverAsync()
    {
        if (!await TryRecoverAsync())
            return;
        _recovering?.Dispose();
        _recovering = null;
        RefreshSnapshot();
    }

    /// <summary>
    /// Reads what is true and continues from there. While that cannot be read, pages are shown what they saw last, and editors are asked to
    /// come again.
    /// </summary>
    async Task<bool> TryRecoverAsync()
    {
        try
        {
            await _head.ReadAgainAsync().WaitAsync(RecoverRetry, _time);
        }
        catch (Exception fault)
        {
            Log.RecoveryDelayed(_logger, Tag, fault);
            return false;
        }

        CreateAggregate();
        return true;
    }

    /// <summary>Ends an activation that lost touch with the cluster and serves what another one has replaced.</summary>
    async Task CheckAsync()
    {
        try
        {
            if (!await _head.HasChangedElsewhereAsync())
                return;
            Log.ChangedElsewhere(_logger, Tag);
            _work.Abandon();
            DeactivateOnIdle();
        }
        catch (Exception fault)
        {
            Log.CheckFailed(_logger, Tag, fault);
        }
    }

    void RefreshSnapshot()
    {
        if (_work.IsIncomplete)
            CompleteSoon();
    }

    async Task<CheckedMacro?> CheckTemplateAsync(MacroDefinition definition, ImmutableArray<SharedPart>? parts = null)
    {
        var given = parts ?? await PartsOfAsync(definition);
        var trial = await _gate.TryEditAsync(TrialCase.For(_key, definition, given, request: null), CancellationToken.None);
        if (trial.Verdict == TrialVerdict.Failed)
            return new([EndedItsTrial], given, new(OutputMode.Framed, EndedItsTrial.Message)) { Elapsed = trial.ProcessorTime };
        if (trial.Verdict != TrialVerdict.Passed)
            return null;
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
