using System.Collections.Immutable;
using Orleans.Concurrency;
using UserMacro.Grains.Interfaces.Calls;
using UserMacro.Grains.Interfaces.Definitions;
using UserMacro.Grains.Interfaces.Parts;
using UserMacro.Grains.Interfaces.Rendering;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.Grains.Interfaces.Usage;

namespace UserMacro.Grains.Interfaces.Macros;

/// <summary>One macro of one tenant: editing, publishing, history, rendering. Key: <see cref="Keys.GrainKeys.Macro"/>.</summary>
/// <remarks>Every edit names the handle of the editor's account, and may answer besides what it says: <see cref="NotFoundError"/> when there is no macro,
/// <see cref="ForbiddenError"/> when the rules of site or published macro leave the editor out, and <see cref="UnavailableError"/>, after which the next call
/// reads what is true. An edit for a request that did so before (<see cref="Idempotency.IdempotencyScope"/>) is answered from what is stored,
/// or with <see cref="ConflictError"/> when that is gone; with <see cref="KeyReusedError"/> when its key was used for another request.
/// Edits that name a draft (<c>onDraft</c>) answer <see cref="StaleError"/> when it is not the current one.</remarks>
[Alias("macro")]
public interface IMacroGrain : ITenantScoped
{
    /// <summary>
    /// Creates the macro with its first draft. <see cref="ConflictError"/> when the key is taken, <see cref="LimitError"/> at 2 000 macros,
    /// <see cref="InvalidError"/>.
    /// </summary>
    [Alias("create")]
    Task<Result<MacroDetails>> Create(MacroDefinition definition, string editor);

    /// <summary>The macro as its editor sees it, or <see cref="NotFoundError"/>.</summary>
    [Alias("read"), AlwaysInterleave, Idempotent, ResponseTimeout(IdempotentAttribute.Timeout)]
    Task<Result<MacroDetails>> Read();

    /// <summary>
    /// The published definition without its texts (template, styles and script empty), for the form that page authors fill in; null when
    /// nothing is published.
    /// </summary>
    [Alias("published"), AlwaysInterleave, Idempotent, ResponseTimeout(IdempotentAttribute.Timeout)]
    Task<MacroDefinition?> Published();

    /// <summary>Stores the draft. <see cref="InvalidError"/> with the number of the kept draft when only the template has errors, without one when a field
    /// breaks a rule and nothing was stored.</summary>
    [Alias("save-draft")]
    Task<Result<MacroDetails>> SaveDraft(MacroDefinition definition, int onDraft, string editor);

    /// <summary>Makes the draft equal what is published. <see cref="ConflictError"/> when nothing is.</summary>
    [Alias("discard-draft")]
    Task<Result<MacroDetails>> DiscardDraft(int onDraft, string editor);

    /// <summary>Makes a revision of the draft; the very next render shows it. <see cref="InvalidError"/> (the draft is kept),
    /// <see cref="ApprovalNeededError"/>. A draft that is published already counts as stale: somebody else was quicker.</summary>
    [Alias("publish")]
    Task<Result<RevisionHeader>> Publish(int onDraft, string note, string editor);

    /// <summary>Makes a revision of what is published with its shared parts as they are now; draft and its number stay. Gives the published
    /// revision itself when its parts are the same. <see cref="ConflictError"/> when nothing is published, <see cref="InvalidError"/>,
    /// <see cref="ApprovalNeededError"/>.</summary>
    [Alias("republish")]
    Task<Result<RevisionHeader>> Republish(string note, string editor);

    /// <summary>
    /// Asks other administrators to approve the draft. <see cref="InvalidError"/>; <see cref="ConflictError"/> when the site asks for no
    /// approval or this draft waits already.
    /// </summary>
    [Alias("request-approval")]
    Task<Result<MacroDetails>> RequestApproval(int onDraft, string note, string editor);

    /// <summary>
    /// Publishes the draft that waits for it. <see cref="ConflictError"/> when none does; <see cref="ForbiddenError"/> for who asked or
    /// edited last.
    /// </summary>
    [Alias("approve")]
    Task<Result<RevisionHeader>> Approve(int onDraft, string comment, string editor);

    /// <summary>Sends the draft back with a comment, which must not be empty. Errors as for <see cref="Approve"/>.</summary>
    [Alias("reject")]
    Task<Result<MacroDetails>> Reject(int onDraft, string comment, string editor);

    /// <summary>Takes a request for approval back, open or rejected. <see cref="ConflictError"/> when there is none.</summary>
    [Alias("withdraw-request")]
    Task<Result<MacroDetails>> WithdrawRequest(int onDraft, string editor);

    /// <summary>Makes a new revision of a previous one's content. A draft with unpublished changes is kept, under a new number; otherwise it follows.
    /// <see cref="NotFoundError"/> for a number that is not kept, <see cref="ConflictError"/> for what is published already,
    /// <see cref="InvalidError"/>, <see cref="ApprovalNeededError"/>.</summary>
    [Alias("restore")]
    Task<Result<RevisionHeader>> Restore(int revision, int onDraft, string note, string editor);

    /// <summary>
    /// Takes the macro off pages and out of Confluence's macro browser; draft and history stay. <see cref="ConflictError"/> when it is not
    /// published.
    /// </summary>
    [Alias("unpublish")]
    Task<Result<MacroDetails>> Unpublish(int onDraft, string editor);

    /// <summary>Makes pages show a notice in place of the output, or the output again. <see cref="ConflictError"/> when it is not published.</summary>
    [Alias("set-disabled")]
    Task<Result<MacroDetails>> SetDisabled(bool disabled, string editor);

    /// <summary>
    /// Has a quarantined macro tried in a process of its own now, and posts of viewers that are kept from running when the next one comes.
    /// <see cref="ConflictError"/> when nothing is quarantined or nothing published, <see cref="UnavailableError"/> when too many trials wait.
    /// </summary>
    [Alias("try-quarantined"), AlwaysInterleave, ResponseTimeout("00:02:00")]
    Task<Result<MacroDetails>> TryQuarantined(string editor);

    /// <summary>Deletes the macro and leaves a tombstone, so that numbers never start again.</summary>
    /// <param name="onDraft">The draft it was decided on; null to delete whatever is there.</param>
    /// <param name="editor">Handle of the account.</param>
    [Alias("delete-on")]
    Task<Result<bool>> Delete(int? onDraft, string editor);

    /// <summary>Brings the macro back as a draft, with its history, up to 30 days after it was deleted; <see cref="NotFoundError"/> later.</summary>
    /// <param name="editor">Handle of the account.</param>
    [Alias("undelete")]
    Task<Result<MacroDetails>> Undelete(string editor);

    /// <summary>The macro that was deleted and can still be brought back; null when there is none.</summary>
    [Alias("read-deleted"), AlwaysInterleave, Idempotent, ResponseTimeout(IdempotentAttribute.Timeout)]
    Task<DeletedMacro?> ReadDeleted();

    /// <summary>Counts the time until its history is forgotten from now on, where an earlier build deleted the macro and noted no time.</summary>
    [Alias("date-deletion"), ResponseTimeout(IdempotentAttribute.Timeout)]
    Task DateDeletion();

    /// <summary>Brings a macro in from a bundle: as a new one with its whole history, or in the place of the draft and the publication of one that is there.
    /// Numbers stay what they were unless the key has had revisions before. Where the site asks for approval, what was published comes as draft.
    /// <see cref="ConflictError"/> when the key is taken and <paramref name="onDraft"/> is null; otherwise errors as for creating, saving
    /// and publishing, and nothing is stored then.</summary>
    /// <param name="import">The macro.</param>
    /// <param name="onDraft">The draft of the macro that is to be replaced; null for a new macro.</param>
    /// <param name="editor">Handle of the account that imports.</param>
    [Alias("import"), ResponseTimeout("00:05:00")]
    Task<Result<MacroDetails>> Import(MacroImport import, int? onDraft, string editor);

    /// <summary>Hands over revisions of an import that is too large for one message; <see cref="Import"/> takes them up. They are kept in
    /// memory, those of one import at a time. <see cref="ConflictError"/> when what came before them is not there any more.</summary>
    /// <param name="import">A name of the import that no other has.</param>
    /// <param name="before">How many revisions of it were handed over before.</param>
    /// <param name="revisions">The next ones.</param>
    [Alias("stage-import")]
    Task<Result<bool>> StageImport(string import, int before, ImmutableArray<MacroRevision> revisions);

    /// <summary>Whether a request with an idempotency key has changed the macro within a day.</summary>
    /// <param name="key">Hash of the caller and its idempotency key.</param>
    /// <param name="request">Hash of the request.</param>
    [Alias("has-carried-out"), AlwaysInterleave, Idempotent, ResponseTimeout(IdempotentAttribute.Timeout)]
    Task<bool> HasCarriedOut(string key, string request);

    /// <summary>The version log, newest first, or <see cref="NotFoundError"/>.</summary>
    /// <param name="before">Only revisions below this number; null from the newest.</param>
    /// <param name="limit">How many, 1 to <see cref="HistoryPage.MaxLimit"/>.</param>
    [Alias("history"), AlwaysInterleave, Idempotent, ResponseTimeout(IdempotentAttribute.Timeout)]
    Task<Result<HistoryPage>> History(int? before, int limit);

    /// <summary>One revision, also while it is still pending in the head, or <see cref="NotFoundError"/>.</summary>
    [Alias("read-revision"), AlwaysInterleave, Idempotent, ResponseTimeout(IdempotentAttribute.Timeout)]
    Task<Result<MacroRevision>> ReadRevision(int number);

    /// <summary>The shared parts that a definition, which need not be stored, would be published with at present.</summary>
    [Alias("parts-of"), AlwaysInterleave, Idempotent, ResponseTimeout(IdempotentAttribute.Timeout)]
    Task<ImmutableArray<SharedPart>> PartsOf(MacroDefinition definition);

    /// <summary>How the macro was used on some days, or <see cref="NotFoundError"/>.</summary>
    /// <param name="from">The first day in UTC, as <c>2026-01-31</c>; 90 days are kept.</param>
    /// <param name="until">The last day.</param>
    [Alias("usage")]
    Task<Result<UsageReport>> Usage(string from, string until);

    /// <summary>Erases what was counted of the macro's use.</summary>
    [Alias("erase-usage")]
    Task EraseUsage();

    /// <summary>Renders the published revision. Never waits for edits.</summary>
    [Alias("render"), AlwaysInterleave, Idempotent(RunsMacro = true), ResponseTimeout(IdempotentAttribute.RenderTimeout)]
    Task<RenderOutcome> Render(RenderRequest request, CancellationToken cancellation);

    /// <summary>
    /// Cleans HTML that a viewer's browser posted (<see cref="RenderRequest.PostedBody"/>) as a body is cleaned, and gives it as output; no template
    /// runs. It is of a frame of the published macro: what its template left to the host.
    /// </summary>
    [Alias("clean"), AlwaysInterleave, Idempotent(RunsMacro = true), ResponseTimeout(IdempotentAttribute.RenderTimeout)]
    Task<RenderOutcome> Clean(RenderRequest request, CancellationToken cancellation);

    /// <summary>Counts a view of the published macro in which something was missing.</summary>
    [Alias("count-missing"), AlwaysInterleave]
    Task CountMissing(MissingContent missing);

    /// <summary>Renders a definition that need not be stored, through the same guard and pool.</summary>
    [Alias("preview"), AlwaysInterleave, Idempotent(RunsMacro = true), ResponseTimeout(IdempotentAttribute.EditingTimeout)]
    Task<PreviewOutcome> Preview(MacroDefinition definition, RenderRequest request, CancellationToken cancellation);

    /// <summary>
    /// Says what is wrong with a definition that need not be stored, without running it. <see cref="UnavailableError"/> when the silo is
    /// too busy.
    /// </summary>
    /// <param name="definition">The definition.</param>
    /// <param name="parts">The shared parts to put in; null for those that the tenant has at present.</param>
    [Alias("check"), AlwaysInterleave, Idempotent(RunsMacro = true), ResponseTimeout(IdempotentAttribute.EditingTimeout)]
    Task<Result<CheckOutcome>> Check(MacroDefinition definition, ImmutableArray<SharedPart>? parts);

    /// <summary>
    /// Renders a definition that need not be stored with values of all kinds, and says what goes wrong. <see cref="UnavailableError"/> when the silo is too
    /// busy.
    /// </summary>
    /// <param name="definition">The definition.</param>
    /// <param name="sample">The page, the viewer and the data to render it with; its parameters are not looked at.</param>
    [Alias("render-samples"), AlwaysInterleave, Idempotent(RunsMacro = true), ResponseTimeout(IdempotentAttribute.EditingTimeout)]
    Task<Result<SampleOutcome>> RenderSamples(MacroDefinition definition, RenderRequest sample);

    /// <summary>Has what is stored count as the newest, though the catalogue has seen a newer one: after a restore from a backup.</summary>
    [Alias("accept-stored"), ResponseTimeout(IdempotentAttribute.Timeout)]
    Task AcceptStored();
}
