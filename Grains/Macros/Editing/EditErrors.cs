using System.Collections.Immutable;
using System.Globalization;
using UserMacro.Atlassian.Confluence;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Limiting;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.Grains.Interfaces.Rules;

namespace UserMacro.Grains.Macros.Editing;

/// <summary>Errors for edits that are not possible.</summary>
internal static class EditErrors
{
    public static readonly NotFoundError NoRevision = new("No revision has this number.");
    public static readonly UnavailableError Busy = new("The service is busy; nothing was stored. Try again in a moment.");
    public static readonly UnavailableError SettingsUnread = new("The settings of the site could not be read; nothing was stored. Try again in a moment.");
    public static readonly ConflictError NotPublished = new("The macro is not published.");

    /// <param name="macros">How many there would be.</param>
    public static LimitError TooMany(int macros) =>
        new($"{Excess.OfWouldBe(macros, MacroEditor.MaxMacros, "macros")} Delete one that is no longer used.", Limits.NameOf(nameof(Limits.Macros)));

    /// <summary>Why this editor cannot create a macro with this key; null when it can.</summary>
    public static GrainError? CannotCreate(MacroKey key, MacroStore store, MacroRules site, string editor)
    {
        if (BuiltInMacros.Contains(key.Value))
        {
            return new ConflictError("Confluence has a macro of its own under this key. Choose another key.");
        }

        if (store.Head.Exists)
        {
            return new ConflictError("A macro with this key already exists.");
        }

        return site.AllowsEditor(editor)
            ? null
            : new ForbiddenError("The rules of the site let only some administrators edit macros, and you are not one of them.");
    }

    /// <summary>Why this editor may not do that to the macro; null for one who may. The published rules count, so that nobody grants himself a right
    /// by editing them.</summary>
    /// <param name="store">The macro.</param>
    /// <param name="site">The site's rules.</param>
    /// <param name="editor">Handle of the account.</param>
    /// <param name="onDraft">The draft that the edit was made on; null when it names none.</param>
    public static GrainError? Refusal(MacroStore store, MacroRules site, string editor, int? onDraft)
    {
        if (store.Draft is not { } current)
        {
            return NotFoundError.NoMacro;
        }

        if (!new EffectiveRules(site, store.Head.Published?.Definition.Rules ?? new()).AllowsEditor(editor))
        {
            return new ForbiddenError(
                "The rules of the site or of the macro let only some administrators edit it, and you are not one of them. "
                + "An editor, or somebody who may change the settings, can add you.");
        }

        return onDraft is { } number && number != current.Number ? Stale(current) : null;
    }

    public static StaleError Stale(MacroDraft current) => new("Somebody else has changed the draft in the meantime.", current.Number);

    public static ConflictError Published(RevisionHeader published) => new(string.Create(
        CultureInfo.InvariantCulture, $"This draft is already published, as revision {published.Number}. There is nothing to publish until it is changed."));

    public static InvalidError Invalid(ImmutableArray<FieldProblem> fields) => new("The definition is not valid; nothing was stored.", fields, [], null);

    public static InvalidError Invalid(MacroDraft kept) => new(
        "The draft is saved, but its template has errors: fix them before you publish it.", [], kept.Diagnostics, kept.Number);

    public static bool HasErrors(ImmutableArray<TemplateDiagnostic> diagnostics) =>
        diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
}
