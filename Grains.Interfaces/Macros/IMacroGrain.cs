using Orleans.Concurrency;
using UserMacro.Grains.Interfaces.Rendering;
using UserMacro.Grains.Interfaces.Results;

namespace UserMacro.Grains.Interfaces.Macros;

/// <summary>One macro of one tenant: editing, publishing, rendering. Key: <see cref="Keys.GrainKeys.Macro"/>.</summary>
/// <remarks>A failure with unknown outcome (a write that ended in an exception) is an <see cref="UnavailableError"/>; the next call reads what is true.</remarks>
[Alias("macro")]
public interface IMacroGrain : ITenantScoped
{
    /// <summary>Creates the macro with its first draft. <see cref="ConflictError"/> when the key is taken, <see cref="LimitError"/> at 2 000 macros, <see cref="InvalidError"/>.</summary>
    /// <param name="definition">The first draft.</param>
    /// <param name="editor">Handle of the account.</param>
    [Alias("create")]
    Task<Result<MacroDetails>> Create(MacroDefinition definition, string editor);

    /// <summary>The macro as its editor sees it, or <see cref="NotFoundError"/>.</summary>
    [Alias("read"), AlwaysInterleave, Repeatable, ResponseTimeout(RepeatableAttribute.Patience)]
    Task<Result<MacroDetails>> Read();

    /// <summary>Stores the draft. <see cref="StaleError"/> when <paramref name="onDraft"/> is not the current draft's number;
    /// <see cref="InvalidError"/> with the number of the kept draft when only the template has errors, without one when a field breaks a rule and nothing was stored.</summary>
    [Alias("save-draft")]
    Task<Result<MacroDetails>> SaveDraft(MacroDefinition definition, int onDraft, string editor);

    /// <summary>Makes a revision of the draft; the very next render shows it. <see cref="StaleError"/>, <see cref="InvalidError"/> (the draft is kept).</summary>
    [Alias("publish")]
    Task<Result<RevisionHeader>> Publish(int onDraft, string note, string editor);

    /// <summary>Deletes the macro and leaves a tombstone, so that numbers never start again.</summary>
    [Alias("delete")]
    Task<Result<bool>> Delete(string editor);

    /// <summary>One revision, also while it is still pending in the head, or <see cref="NotFoundError"/>.</summary>
    [Alias("read-revision"), AlwaysInterleave, Repeatable, ResponseTimeout(RepeatableAttribute.Patience)]
    Task<Result<MacroRevision>> ReadRevision(int number);

    /// <summary>Renders the published revision. Never waits for edits.</summary>
    [Alias("render"), AlwaysInterleave, Repeatable, ResponseTimeout(RepeatableAttribute.Patience)]
    Task<RenderOutcome> Render(RenderRequest request, CancellationToken cancellation);

    /// <summary>Renders a definition that need not be stored, through the same guard and pool.</summary>
    [Alias("preview"), AlwaysInterleave, Repeatable, ResponseTimeout(RepeatableAttribute.Patience)]
    Task<PreviewOutcome> Preview(MacroDefinition definition, RenderRequest request, CancellationToken cancellation);
}
