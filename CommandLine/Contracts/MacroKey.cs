using System.Buffers;

namespace UserMacro.CommandLine.Contracts;

/// <summary>What a macro's key may be; it becomes the name of a folder, so nothing else gets that far.</summary>
internal static class MacroKey
{
    const int MaxLength = 64;

    static readonly SearchValues<char> Allowed = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");

    /// <summary>The rule in words.</summary>
    public const string Rule = "1 to 64 of a-z, 0-9 and '-'";

    public static bool IsValid(string? text) => text is { Length: > 0 and <= MaxLength } && text.AsSpan().IndexOfAnyExcept(Allowed) < 0;
}
