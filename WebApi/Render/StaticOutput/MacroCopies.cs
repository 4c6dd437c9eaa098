using UserMacro.Atlassian.Confluence.Pages;
using UserMacro.WebApi.Hosts;

namespace UserMacro.WebApi.Render.StaticOutput;

/// <summary>
/// Tells the macros of a page apart that have one id: who copies a block copies the id of the macro in it
/// (docs/macro-authors/templates.md#copies-of-a-macro). The script of frames does the same (WebApi/AdminUi/src/frame/copies).
/// </summary>
internal static class MacroCopies
{
    /// <summary>The macros that a request can mean; none when the page has none of that id.</summary>
    public static IReadOnlyList<MacroOnPage> Find(PageMacros page, string macroId, MacroUse use)
    {
        IReadOnlyList<MacroOnPage> copies = [.. page.All.Where(macro => string.Equals(macro.Id, macroId, StringComparison.Ordinal))];
        if (!use.IsGeneric)
        {
            copies = Narrow(copies, copy => string.Equals(copy.Name, use.Key, StringComparison.OrdinalIgnoreCase));
        }

        if (use.LocalId.Length > 0)
        {
            copies = Narrow(copies, copy => string.Equals(copy.LocalId, use.LocalId, StringComparison.Ordinal));
        }

        copies = Narrow(copies, copy => HasParametersOf(copy, use));
        return use.Body is { } body ? Narrow(copies, copy => string.Equals(page.BodyOf(copy), body, StringComparison.Ordinal)) : copies;
    }

    /// <summary>Whether it makes no difference which of the two is meant.</summary>
    public static bool AreAlike(PageMacros page, MacroOnPage one, MacroOnPage other, bool isBody) =>
        one.Parameters.Count == other.Parameters.Count
        && one.Parameters.All(pair => other.Parameters.TryGetValue(pair.Key, out var value) && string.Equals(pair.Value, value, StringComparison.Ordinal))
        && (!isBody || string.Equals(page.BodyOf(one), page.BodyOf(other), StringComparison.Ordinal));

    /// <summary>Those that fit. What none of them fits does not tell them apart.</summary>
    static IReadOnlyList<MacroOnPage> Narrow(IReadOnlyList<MacroOnPage> copies, Func<MacroOnPage, bool> fits) =>
        copies.Count > 1 && copies.Where(fits).ToArray() is { Length: > 0 } fitting ? fitting : copies;

    /// <summary>
    /// Whether a request for this macro can hold these parameters: a value that was sent is on the page in some spelling, one that was not is not there in
    /// the spelling that is sent, unless it takes several lines.
    /// </summary>
    static bool HasParametersOf(MacroOnPage copy, MacroUse use) => use.Sent.All(sent => sent.Value.Length == 0
        ? copy.Parameters.GetValueOrDefault(sent.Identifier, "").Length == 0
        : copy.Parameters.Any(stored => string.Equals(stored.Key, sent.Identifier, StringComparison.OrdinalIgnoreCase)
            && string.Equals(stored.Value, sent.Value, StringComparison.Ordinal)));
}
