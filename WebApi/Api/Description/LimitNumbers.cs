using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;
using UserMacro.Grains.Interfaces.Limiting;

namespace UserMacro.WebApi.Api.Description;

/// <summary>Puts limits into the sentences of the API's description: <c>{Template}</c> becomes <c>128 KB</c>.</summary>
internal static partial class LimitNumbers
{
    const int Kilobyte = 1024;
    const int Megabyte = 1024 * Kilobyte;
    const int Grouped = 10_000;

    /// <summary>The sentence with the value of each limit in place of the name of its constant in <see cref="Limits"/>.</summary>
    /// <exception cref="KeyNotFoundException">It names no limit.</exception>
    [return: NotNullIfNotNull(nameof(sentence))]
    public static string? In(string? sentence) => sentence is null ? null : Name().Replace(sentence, name => TextOf(name.Groups["name"].Value));

    static string TextOf(string constant) =>
        Limits.All.FirstOrDefault(limit => string.Equals(limit.Name, Limits.NameOf(constant), StringComparison.Ordinal)) is { } limit
            ? TextOf(limit)
            : throw new KeyNotFoundException($"There is no limit {constant}.");

    static string TextOf(Limit limit) => limit switch
    {
        { Unit: LimitUnit.Bytes } when limit.Value % Megabyte == 0 => Invariant($"{limit.Value / Megabyte} MB"),
        { Unit: LimitUnit.Bytes } when limit.Value % Kilobyte == 0 => Invariant($"{limit.Value / Kilobyte} KB"),
        { Value: >= Grouped } => limit.Value.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', ' '),
        _ => Invariant($"{limit.Value}"),
    };

    static string Invariant(FormattableString text) => FormattableString.Invariant(text);

    [GeneratedRegex(@"\{(?<name>[A-Z][A-Za-z]+)\}", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
