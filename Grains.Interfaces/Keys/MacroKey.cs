using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using UserMacro.Grains.Interfaces.Limiting;

namespace UserMacro.Grains.Interfaces.Keys;

/// <summary>The key of a macro within its tenant: 1 to 64 of <c>a-z 0-9 -</c>; also its module key and name on pages in Confluence.</summary>
/// <remarks>Keys that begin with <c>usermacro-</c> are kept for our own modules; names of Confluence's built-in macros are refused when a macro is
/// created.</remarks>
[JsonConverter(typeof(MacroKeyJsonConverter))]
[GenerateSerializer, Immutable, Alias("macro-key")]
public readonly record struct MacroKey
{
    /// <summary>The longest key, in characters.</summary>
    public const int MaxLength = Limits.MacroKey;

    /// <summary>The beginning that only our own modules carry.</summary>
    public const string ReservedPrefix = "usermacro-";

    static readonly SearchValues<char> Allowed = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");

    [Id(0)] readonly string? _value;

    MacroKey(string value) => _value = value;

    /// <summary>The key as text.</summary>
    public string Value => _value ?? throw new InvalidOperationException("The macro key was never set.");

    /// <summary>Reads a key from text; false when the text is not one.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out MacroKey key)
    {
        var valid = text is { Length: > 0 and <= MaxLength }
            && text.AsSpan().IndexOfAnyExcept(Allowed) < 0
            && !text.StartsWith(ReservedPrefix, StringComparison.Ordinal);
        key = valid ? new(text!) : default;
        return valid;
    }

    /// <summary>Reads a key from text.</summary>
    /// <exception cref="FormatException">The text is not a macro key.</exception>
    public static MacroKey Parse(string text) => TryParse(text, out var key) ? key : throw new FormatException("Not a macro key.");

    /// <inheritdoc/>
    public override string ToString() => _value ?? "(none)";
}

internal sealed class MacroKeyJsonConverter : TextKeyJsonConverter<MacroKey>
{
    protected override bool TryParse(string? text, out MacroKey key) => MacroKey.TryParse(text, out key);
}
