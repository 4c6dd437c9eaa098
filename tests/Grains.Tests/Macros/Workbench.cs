using System.Collections.Immutable;
using Microsoft.Extensions.Time.Testing;
using UserMacro.Grains.Interfaces.Definitions;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.Grains.Interfaces.Parts;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.Grains.Interfaces.Rules;
using UserMacro.Grains.Interfaces.Settings;
using UserMacro.Grains.Macros;
using UserMacro.Grains.Macros.Editing;
using UserMacro.Grains.Macros.History;
using UserMacro.Grains.Tests.Macros.History;

namespace UserMacro.Grains.Tests.Macros;

/// <summary>One macro with its records in memory and all that works on it. The outbox is dispatched after every edit, as a unit of work does.</summary>
internal sealed class Workbench
{
    readonly MacroEditor _editor;
    readonly MacroPublisher _publisher;
    readonly MacroImporter _importer;
    readonly MemoryRecord<StoredDraft> _draft = new();

    public Workbench()
    {
        Store = NewStore();
        History = new(Store, Pages, Copies);
        _editor = new(Key, Store, Check, Time);
        _publisher = new(Store, History, Check, Time);
        _importer = new(Key, Store, History, Check, Time);
    }

    public static MacroKey Key { get; } = MacroKey.Parse("badge");

    public FakeTimeProvider Time { get; } = new(new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    public MemoryRecord<MacroHead> Head { get; } = new();

    public RecordingProjections Copies { get; } = new();

    public MemoryLogPages Pages { get; } = new();

    public MacroStore Store { get; }

    public MacroHistory History { get; }

    public TenantSettings Settings { get; set; } = new();

    /// <summary>What every check of a template says; null for a pool that is too busy.</summary>
    public ImmutableArray<TemplateDiagnostic>? Diagnostics { get; set; } = [];

    /// <summary>The shared parts that every definition names.</summary>
    public ImmutableArray<SharedPart> Parts { get; set; } = [];

    /// <summary>What the check says where a definition leaves its output open.</summary>
    public OutputMode Chosen { get; set; } = OutputMode.Framed;

    /// <summary>How many macros the site has.</summary>
    public int Macros { get; set; }

    public MacroRules Rules { set => Settings = Settings with { Rules = value }; }

    /// <summary>A store of another activation over the same records.</summary>
    public MacroStore NewStore() => new(Key, Head, _draft, Pages, Copies);

    public Task<Result<MacroDetails>> CreateAsync(string template = "Hello", string editor = "u1") =>
        EditAsync(() => _editor.CreateAsync(Definitions.Create(template), Settings.Rules, editor, () => Task.FromResult(Macros)));

    public Task<Result<MacroDetails>> SaveAsync(string template, int onDraft, string editor = "u1") => SaveAsync(Definitions.Create(template), onDraft, editor);

    public async Task<Result<MacroDetails>> SaveAsync(MacroDefinition definition, int onDraft, string editor = "u1")
    {
        var result = await EditAsync(() => _editor.SaveDraftAsync(definition, onDraft, Settings.Rules, editor));
        await Store.ListAsync();
        return result;
    }

    public Task<Result<MacroDetails>> DiscardAsync(int onDraft, string editor = "u1") =>
        EditAsync(() => _editor.DiscardDraftAsync(onDraft, Settings.Rules, editor));

    public Task<Result<bool>> DeleteAsync(int? onDraft = null, string editor = "u1") => EditAsync(() => _editor.DeleteAsync(onDraft, Settings.Rules, editor));

    public Task<Result<MacroDetails>> UndeleteAsync(string editor = "u1") =>
        EditAsync(() => _editor.UndeleteAsync(Settings.Rules, editor, () => Task.FromResult(Macros)));

    /// <summary>Forgets what is left of a deleted macro, as its reminder does.</summary>
    public Task ForgetAsync() => EditAsync<bool>(async () =>
    {
        await Store.ForgetDeletedAsync();
        return true;
    });

    public Task<Result<RevisionHeader>> PublishAsync(int onDraft, string note = "", string editor = "u1") =>
        EditAsync(() => _publisher.PublishAsync(onDraft, note, Settings, editor));

    /// <summary>Republishes with a part that is another one each time.</summary>
    public Task<Result<RevisionHeader>> RepublishAsync(string editor = "u1")
    {
        Parts = [new() { Name = "box", Kind = SharedPartKind.Snippet, Template = $"{Store.NextRevision}" }];
        return EditAsync(() => _publisher.RepublishAsync("", Settings, editor));
    }

    public Task<Result<MacroDetails>> RequestAsync(int onDraft, string note = "", string editor = "u1") =>
        EditAsync(() => _publisher.RequestApprovalAsync(onDraft, note, Settings, editor));

    public Task<Result<RevisionHeader>> ApproveAsync(int onDraft, string comment = "", string editor = "u2") =>
        EditAsync(() => _publisher.ApproveAsync(onDraft, comment, Settings, editor));

    public Task<Result<MacroDetails>> RejectAsync(int onDraft, string comment = "No.", string editor = "u2") =>
        EditAsync(() => _publisher.RejectAsync(onDraft, comment, Settings, editor));

    public Task<Result<MacroDetails>> WithdrawAsync(int onDraft, string editor = "u1") =>
        EditAsync(() => _publisher.WithdrawRequestAsync(onDraft, Settings, editor));

    public Task<Result<RevisionHeader>> RestoreAsync(int revision, int onDraft, string editor = "u1") =>
        EditAsync(() => _publisher.RestoreAsync(revision, onDraft, "", Settings, editor));

    public Task<Result<MacroDetails>> UnpublishAsync(int onDraft, string editor = "u1") =>
        EditAsync(() => _publisher.UnpublishAsync(onDraft, Settings, editor));

    public Task<Result<MacroDetails>> DisableAsync(bool disabled, string editor = "u1") =>
        EditAsync(() => _publisher.SetDisabledAsync(disabled, Settings, editor));

    public Task<Result<MacroDetails>> ImportAsync(MacroImport import, int? onDraft = null, string editor = "u1") => EditAsync(() => onDraft is { } draft
        ? _importer.ReplaceAsync(import, draft, Settings, editor)
        : _importer.CreateAsync(import, Settings, editor, () => Task.FromResult(Macros)));

    public MacroDetails Read() => Value(_editor.Read());

    /// <summary>Publishes so many revisions, each with another content; the template of revision n is n.</summary>
    public async Task PublishManyAsync(int count)
    {
        if (!Store.Head.Exists)
        {
            Value(await CreateAsync("first"));
        }

        for (var number = Store.NextRevision; count > 0; number++, count--)
        {
            Value(await SaveAsync($"{number}", Store.Draft!.Number));
            Value(await PublishAsync(Store.Draft!.Number)).Number.ShouldBe(number);
        }
    }

    public static T Value<T>(Result<T> result)
    {
        result.Error.ShouldBeNull();
        return result.Value!;
    }

    Task<CheckedMacro?> Check(MacroDefinition definition, ImmutableArray<SharedPart>? parts) =>
        Task.FromResult(Diagnostics is { } diagnostics
            ? new CheckedMacro(diagnostics, parts ?? Parts, new(definition.Output == OutputMode.Auto ? Chosen : definition.Output, ""))
            : null);

    async Task<Result<T>> EditAsync<T>(Func<Task<Result<T>>> edit)
    {
        var result = await edit();
        await Store.DispatchAsync();
        return result;
    }
}
