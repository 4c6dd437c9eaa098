using UserMacro.Grains.Interfaces.Audit;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.Grains.Interfaces.Results;

namespace UserMacro.Grains.Tests.Macros.Crashes;

/// <summary>One way to change a macro.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Action">What the audit log calls it; empty when the log does not record it.</param>
/// <param name="Revisions">By how much the newest revision's number rises.</param>
/// <param name="Prepare">Prepares the macro for the change.</param>
/// <param name="Run">Changes it; gives the failure.</param>
internal sealed record CrashEdit(string Name, string Action, int Revisions, Func<IMacroGrain, Task> Prepare, Func<IMacroGrain, Task<GrainError?>> Run)
{
    public const string Editor = "u2";
    const string Other = "u1";

    static readonly DateTimeOffset Once = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public bool NeedsApproval { get; private init; }

    public static IReadOnlyList<CrashEdit> All { get; } =
    [
        new("create", AuditActions.MacroCreated, 0, _ => Task.CompletedTask, async macro => (await macro.Create(Definitions.Create("a"), Editor)).Error),
        // Requests that save drafts take no key: the repeat is stale, as documented.
        new("save", "", 0, CreateAsync, async macro => Unless<StaleError>((await macro.SaveDraft(Definitions.Create("b"), 1, Other)).Error)),
        new("take over", AuditActions.DraftTakenOver, 0, CreateAsync, async macro => (await macro.SaveDraft(Definitions.Create("b"), 1, Editor)).Error),
        new("discard", AuditActions.DraftDiscarded, 0, EditPublishedAsync, async macro => (await macro.DiscardDraft(2, Editor)).Error),
        new("publish", AuditActions.MacroPublished, 1, CreateAsync, async macro => (await macro.Publish(1, "", Editor)).Error),
        new("publish again", AuditActions.MacroPublished, 1, EditPublishedAsync, async macro => (await macro.Publish(2, "", Editor)).Error),
        new("restore", AuditActions.MacroRestored, 1, PublishTwiceAsync, async macro => (await macro.Restore(1, 2, "", Editor)).Error),
        new("unpublish", AuditActions.MacroUnpublished, 0, PublishAsync, async macro => (await macro.Unpublish(1, Editor)).Error),
        new("disable", AuditActions.MacroDisabled, 0, PublishAsync, async macro => (await macro.SetDisabled(disabled: true, Editor)).Error),
        new("delete", AuditActions.MacroDeleted, 0, PublishAsync, async macro => Unless<NotFoundError>((await macro.Delete(onDraft: null, Editor)).Error)),
        new("import", AuditActions.Imported, 2, _ => Task.CompletedTask, async macro => (await macro.Import(Import(), onDraft: null, Editor)).Error),
        new("replace", AuditActions.Imported, 1, PublishAsync, async macro => (await macro.Import(Import(), onDraft: 1, Editor)).Error),
        new("ask", AuditActions.ApprovalRequested, 0, CreateAsync, async macro => (await macro.RequestApproval(1, "", Editor)).Error) { NeedsApproval = true },
        new("approve", AuditActions.ApprovalGiven, 1, AskAsync, async macro => (await macro.Approve(1, "", Editor)).Error) { NeedsApproval = true },
        new("reject", AuditActions.ApprovalRejected, 0, AskAsync, async macro => (await macro.Reject(1, "No.", Editor)).Error) { NeedsApproval = true },
    ];

    static async Task CreateAsync(IMacroGrain macro) => (await macro.Create(Definitions.Create("a"), Other)).Error.ShouldBeNull();

    static async Task PublishAsync(IMacroGrain macro)
    {
        await CreateAsync(macro);
        (await macro.Publish(1, "", Other)).Error.ShouldBeNull();
    }

    static async Task EditPublishedAsync(IMacroGrain macro)
    {
        await PublishAsync(macro);
        (await macro.SaveDraft(Definitions.Create("b"), 1, Other)).Error.ShouldBeNull();
    }

    static async Task PublishTwiceAsync(IMacroGrain macro)
    {
        await EditPublishedAsync(macro);
        (await macro.Publish(2, "", Other)).Error.ShouldBeNull();
    }

    static async Task AskAsync(IMacroGrain macro)
    {
        await CreateAsync(macro);
        (await macro.RequestApproval(1, "", Other)).Error.ShouldBeNull();
    }

    static MacroImport Import() => new()
    {
        State = MacroState.Published,
        Draft = Definitions.Create("d"),
        EditedBy = Other,
        EditedAt = Once,
        Revisions = [Revision(1, "x"), Revision(2, "y")],
    };

    static MacroRevision Revision(int number, string template) => new(new(number, Other, Once, "", ""), Definitions.Create(template));

    static GrainError? Unless<T>(GrainError? error) => error is T ? null : error;
}
