using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace UserMacro.Grains.Interfaces.Keys;

/// <summary>Our own opaque id of a tenant: <c>t-</c> and 128 random bits in lower-case hexadecimal digits.</summary>
/// <remarks>It outlives a change of host protocol and never starts with anything a host sends.</remarks>
[JsonConverter(typeof(TenantIdJsonConverter))]
[GenerateSerializer, Immutable, Alias("tenant-id")]
public readonly record struct TenantId
{
    const string Prefix = "t-";
    const int Length = 34;

    static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    [Id(0)] readonly string? _value;

    TenantId(string value) => _value = value;

    /// <summary>The id as text.</summary>
    public string Value => _value ?? throw new InvalidOperationException("The tenant id was never set.");

    /// <summary>Makes the id from 16 random bytes.</summary>
    public static TenantId FromRandom(ReadOnlySpan<byte> random) =>
        random.Length == 16
            ? new(Prefix + Convert.ToHexStringLower(random))
            : throw new ArgumentException("A tenant id takes 16 random bytes.", nameof(random));

    /// <summary>Reads an id from text; false when the text is not one.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out TenantId id)
    {
        var valid = text is { Length: Length } && text.StartsWith(Prefix, StringComparison.Ordinal)
            && text.AsSpan(Prefix.Length).IndexOfAnyExcept(HexDigits) < 0;
        id = valid ? new(text!) : default;
        return valid;
    }

    /// <summary>Reads an id from text.</summary>
    /// <exception cref="FormatException">The text is not a tenant id.</exception>
    public static TenantId Parse(string text) => TryParse(text, out var id) ? id : throw new FormatException("Not a tenant id.");

    /// <inheritdoc/>
    public override string ToString() => _value ?? "(none)";
}

internal sealed class TenantIdJsonConverter : TextKeyJsonConverter<TenantId>
{
    protected override bool TryParse(string? text, out TenantId key) => TenantId.TryParse(text, out key);
}
