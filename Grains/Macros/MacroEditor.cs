using System.Collections.Immutable;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.Grains.Validation;

namespace UserMacro.Grains.Macros;

/// <summary>What an editor may do with a macro, and the answers when it may not. Exceptions are those of <see cref="MacroStore"/>.</summary>
/// <param name="key">The macro's key.</param>
/// <param name="store">Its records.</param>
/// <param name="compile">Gives the remarks on a definition's template; null when the silo is too busy.</param>
/// <param name="time">The clock.</param>
internal sealed class MacroEditor(MacroKey key, MacroStore store, Func<MacroDefinition, Task<ImmutableArray<TemplateDiagnostic>?>> compile, TimeProvider time)
{
    public const int MaxMacros = 2000;
    const int MaxNote = 1000;

    static readonly NotFoundError NoMacro = new("There is no macro of this key.");
    static readonly UnavailableError Busy = new("The service is busy; nothing was stored. Try again in a moment.");

    public async Task<Result<MacroDetails>> CreateAsync(MacroDefinition definition, string editor, Func<Task<int>> countMacros)
    {
        if (BuiltInMacros.Contains(key.Value))
            return new ConflictError("Confluence has a macro of its own under this key. Choose another key.");
        if (store.Head.Exists)
            return new ConflictError("A macro of this key exists already.");
        if (DefinitionValidator.Check(definition) is { IsEmpty: false } problems)
            return Invalid(problems);
        if (await countMacros() >= MaxMacros)
            return new LimitError($"The site has {MaxMacros} macros, which is the limit. Delete one that is no longer used.", "macros");
        if (await compile(definition) is not { } diagnostics)
            return Busy;

        await store.CreateAsync(number => new(number, definition, editor, time.GetUtcNow(), diagnostics));
        return Details();
    }

    public async Task<Result<MacroDetails>> SaveDraftAsync(MacroDefinition definition, int onDraft, string editor)
    {
        if (store.Draft is not { } current)
            return NoMacro;
        if (current.Number != onDraft)
            return Stale(current);
        if (DefinitionValidator.Check(definition) is { IsEmpty: false } problems)
            return Invalid(problems);
        if (await compile(definition) is not { } diagnostics)
            return Busy;

        var next = new MacroDraft(current.Number + 1, definition, editor, time.GetUtcNow(), diagnostics);
        await store.SaveDraftAsync(next);
        return HasErrors(next) ? Invalid(next) : Details();
    }

    public async Task<Result<RevisionHeader>> PublishAsync(int onDraft, string note, string editor)
    {
        if (store.Draft is not { } current)
            return NoMacro;
        if (current.Number != onDraft)
            return Stale(current);
        var problems = new FieldProblems();
        if (!problems.CheckText(note, "note", MaxNote))
            return Invalid(problems.All);
        if (await compile(current.Definition) is not { } diagnostics)
            return Busy;
        if (HasErrors(current with { Diagnostics = diagnostics }))
            return Invalid(current with { Diagnostics = diagnostics });

        var hash = DefinitionHash.Of(current.Definition);
        await store.PublishAsync(current, number => new(new(number, editor, time.GetUtcNow(), note, hash), current.Definition));
        return store.Head.Published!.Header;
    }

    public async Task<Result<bool>> DeleteAsync()
    {
        if (!store.Head.Exists)
            return NoMacro;
        await store.DeleteAsync();
        return true;
    }

    public Result<MacroDetails> Read() => store.Draft is null ? NoMacro : Details();

    MacroDetails Details() => new(
        key.Value,
        store.Head.Published is null ? MacroState.Draft : MacroState.Published,
        store.Draft!,
        store.Head.Published?.Header,
        store.HasUnpublishedChanges);

    static bool HasErrors(MacroDraft draft) => draft.Diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    static StaleError Stale(MacroDraft current) => new("The draft was changed by somebody else in the meantime.", current.Number);

    static InvalidError Invalid(ImmutableArray<FieldProblem> fields) => new("The definition breaks rules; nothing was stored.", fields, [], null);

    static InvalidError Invalid(MacroDraft kept) => new("The template has errors; the draft is kept.", [], kept.Diagnostics, kept.Number);
}
