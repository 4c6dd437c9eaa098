using System.Collections.Immutable;
using System.Globalization;
using UserMacro.Atlassian.Confluence;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.Grains.Interfaces.Rules;

namespace UserMacro.Grains.Macros;

/// <summary>What editors are told when an edit cannot be done.</summary>
internal static class EditAnswers
{
    public static readonly NotFoundError NoMacro = new("There is no macro of this key.");
    public static readonly NotFoundError NoRevision = new("There is no revision of this number.");
    public static readonly UnavailableError Busy = new("The service is busy; nothing was stored. Try again in a moment.");
    public static readonly UnavailableError SettingsUnread = new("The settings of the site could not be read; nothing was stored. Try again in a moment.");
    public static readonly ConflictError NotPublished = new("The macro is not published.");

    public static readonly LimitError TooMany = new($"The site has {MacroEditor.MaxMacros} macros, which is the limit. Delete one that is no longer used.", "macros");

    /// <summary>Why this editor cannot create a macro of this key; null when it can.</summary>
    public static GrainError? CannotCreate(MacroKey key, MacroStore store, MacroRules site, string editor)
    {
        if (BuiltInMacros.Contains(key.Value))
            return new ConflictError("Confluence has a macro of its own under this key. Choose another key.");
        if (store.Head.Exists)
            return new ConflictError("A macro of this key exists already.");
        return site.AllowsEditor(editor) ? null : new ForbiddenError("The rules of the site let only some administrators edit macros, and you are none of them.");
    }

    /// <summary>Why this editor may not do that to the macro; null for one who may. The rules that are published count, so that nobody edits himself a right.</summary>
    /// <param name="store">The macro.</param>
    /// <param name="site">The site's rules.</param>
    /// <param name="editor">Handle of the account.</param>
    /// <param name="onDraft">The draft that the edit was made on; null when it names none.</param>
    public static GrainError? Refusal(MacroStore store, MacroRules site, string editor, int? onDraft)
    {
        if (store.Draft is not { } current)
            return NoMacro;
        if (!new EffectiveRules(site, store.Head.Published?.Definition.Rules ?? new()).AllowsEditor(editor))
            return new ForbiddenError("The rules of the site or of the macro let only some administrators edit it, and you are none of them. One of them, or who may change the settings, can add you.");
        return onDraft is { } number && number != current.Number ? Stale(current) : null;
    }

    public static StaleError Stale(MacroDraft current) => new("The draft was changed by somebody else in the meantime.", current.Number);

    public static ConflictError Published(RevisionHeader published) => new(string.Create(
        CultureInfo.InvariantCulture, $"This draft is published already, as revision {published.Number}. There is nothing to publish until it is changed."));

    public static InvalidError Invalid(ImmutableArray<FieldProblem> fields) => new("The definition breaks rules; nothing was stored.", fields, [], null);

    public static InvalidError Invalid(MacroDraft kept) => new("The draft is saved, but its template has errors: it cannot be published until they are mended.", [], kept.Diagnostics, kept.Number);

    public static bool HasErrors(ImmutableArray<TemplateDiagnostic> diagnostics) => diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
}
