using System.Buffers;
using UserMacro.Grains.Interfaces.Macros;

namespace UserMacro.WebApi.Render;

/// <summary>Where Confluence keeps the body of a macro on a published page (connect-and-forge.md 7).</summary>
internal static class MacroAddress
{
    static readonly SearchValues<char> IdCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-");

    /// <summary>The path that a frame asks for the body; null when the page was never published or an id is not one.</summary>
    public static string? Of(MacroUse use, BodyMode mode)
    {
        if (!IsId(use.Page.Id) || !IsId(use.Page.Version) || !IsId(use.MacroId))
            return null;
        var macro = $"/rest/api/content/{use.Page.Id}/history/{use.Page.Version}/macro/id/{use.MacroId}";
        return mode == BodyMode.Rendered ? $"{macro}/convert/view" : macro;
    }

    static bool IsId(string text) => text.Length > 0 && text.AsSpan().IndexOfAnyExcept(IdCharacters) < 0;
}
