using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;
using Orleans.Storage;
using UserMacro.Grains.Interfaces.Catalog;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.Grains.Interfaces.Rendering;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.Grains.Persistence;
using UserMacro.Grains.Rendering;
using UserMacro.Grains.Validation;

namespace UserMacro.Grains.Macros;

internal sealed class MacroGrain : Grain, IMacroGrain
{
    static readonly TimeSpan CheckPeriod = TimeSpan.FromMinutes(5);
    static readonly TimeSpan SettleDelay = TimeSpan.FromSeconds(1);
    static readonly TimeSpan SettleRetry = TimeSpan.FromSeconds(10);
    static readonly TimeSpan RecoverRetry = TimeSpan.FromSeconds(1);

    readonly TenantId _tenant;
    readonly MacroKey _key;
    readonly IPersistentState<MacroHead> _state;
    readonly IGrainStorage _storage;
    readonly MacroRenderer _renderer;
    readonly RenderLane _editing;
    readonly TimeProvider _time;
    readonly ILogger<MacroGrain> _logger;
    PersistentRecord<MacroHead> _head;
    MacroStore _store;
    MacroSession _session;
    MacroEditor _editor;
    RenderableMacro? _published;
    IGrainTimer? _settling;
    IGrainTimer? _recovering;

    public MacroGrain(
        [PersistentState("head")] IPersistentState<MacroHead> head,
        IGrainStorage storage,
        IGrainContext context,
        MacroRenderer renderer,
        TimeProvider time,
        ILogger<MacroGrain> logger)
    {
        var key = context.GrainId.Key.ToString()!;
        _tenant = GrainKeys.TenantOf(key) ?? throw new FormatException("A macro's grain key names no tenant.");
        _key = GrainKeys.MacroOf(key);
        _state = head;
        _storage = storage;
        _renderer = renderer;
        _editing = new(_tenant.Value);
        _time = time;
        _logger = logger;
        Open();
    }

    string Tag => GrainTag.Of(this.GetGrainId());

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        Show();
        this.RegisterGrainTimer(CheckAsync, CheckPeriod, CheckPeriod);
        return Task.CompletedTask;
    }

    public Task<Result<MacroDetails>> Create(MacroDefinition definition, string editor) =>
        EditAsync(() => _editor.CreateAsync(definition, editor, () => GrainFactory.CountMacrosAsync(_tenant)));

    public Task<Result<MacroDetails>> SaveDraft(MacroDefinition definition, int onDraft, string editor) =>
        EditAsync(() => _editor.SaveDraftAsync(definition, onDraft, editor), listDraft: true);

    public Task<Result<RevisionHeader>> Publish(int onDraft, string note, string editor) =>
        EditAsync(() => _editor.PublishAsync(onDraft, note, editor));

    public Task<Result<bool>> Delete(string editor) => EditAsync(_editor.DeleteAsync);

    public async Task<Result<MacroDetails>> Read()
    {
        // Another session may take the place of this one meanwhile.
        var (session, editor) = (_session, _editor);
        if (!session.IsLost)
            await session.LoadAsync();
        return session.IsLost ? MacroSession.Unknown : editor.Read();
    }

    public async Task<Result<MacroRevision>> ReadRevision(int number)
    {
        var head = _store.Head;
        if (head.Published is { } published && published.Header.Number == number)
            return published;
        var revision = head.Exists && number >= 1 && number <= head.LatestNumber
            ? await GrainFactory.GetGrain<IMacroRevisionGrain>(GrainKeys.Revision(_tenant, _key, number)).Read()
            : null;
        return revision is null ? new NotFoundError("There is no revision of this number.") : revision;
    }

    public async Task<RenderOutcome> Render(RenderRequest request, CancellationToken cancellation) =>
        _published is { } published ? await _renderer.RenderAsync(published, request, cancellation) : new MacroMissing();

    public async Task<PreviewOutcome> Preview(MacroDefinition definition, RenderRequest request, CancellationToken cancellation) =>
        DefinitionValidator.CheckForPreview(definition) is { IsEmpty: false } problems
            ? new(null, problems, 0, 0)
            : await _renderer.PreviewAsync(_renderer.Prepare(_tenant, _key, definition, revision: 0), _editing, request, cancellation);

    async Task<Result<T>> EditAsync<T>(Func<Task<Result<T>>> edit, bool listDraft = false)
    {
        var result = await _session.EditAsync(edit, listDraft);
        Show();
        return result;
    }

    void SettleSoon() => _settling ??= this.RegisterGrainTimer(SettleAsync, SettleDelay, SettleRetry);

    async Task SettleAsync()
    {
        await _session.SettleAsync();
        _settling?.Dispose();
        _settling = null;
        Show();
    }

    /// <summary>Begins to work with the head as it was read last, as a new activation would.</summary>
    [MemberNotNull(nameof(_head), nameof(_store), nameof(_session), nameof(_editor))]
    void Open()
    {
        var draft = new LazyRecord<StoredDraft>("draft", GrainContext, _storage);
        _head = new(_state);
        _store = new(_key, _head, draft, new GrainMacroCopies(GrainFactory, _tenant, _key));
        _session = new(_store, draft.LoadAsync, LoseAsync, fault => Log.CopyDelayed(_logger, Tag, fault));
        _editor = new(_key, _store, DiagnoseAsync, _time);
    }

    async Task LoseAsync(Exception fault)
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
        Show();
    }

    /// <summary>Reads what is true and goes on from there. While that cannot be read, pages are shown what they saw last, and editors are asked to come again.</summary>
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

        Open();
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
            _session.Abandon();
            DeactivateOnIdle();
        }
        catch (Exception fault)
        {
            Log.CheckFailed(_logger, Tag, fault);
        }
    }

    void Show()
    {
        if (_store.Head.Published is not { } published)
            _published = null;
        else if (_published?.Revision != published.Header.Number)
            _published = _renderer.Prepare(_tenant, _key, published.Definition, published.Header.Number);
        if (_session.IsUnsettled)
            SettleSoon();
    }

    async Task<ImmutableArray<TemplateDiagnostic>?> DiagnoseAsync(MacroDefinition definition)
    {
        var compiled = await _renderer.CompileAsync(_renderer.Prepare(_tenant, _key, definition, revision: 0), _editing);
        return compiled is null ? null : TemplateSources.Of(compiled.Diagnostics);
    }
}
