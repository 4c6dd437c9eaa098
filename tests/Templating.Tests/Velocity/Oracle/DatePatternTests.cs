using System.Globalization;
using System.Net;
using UserMacro.Templating.Abstractions;

namespace UserMacro.Templating.Tests.Velocity.Oracle;

/// <summary>Every letter of <c>SimpleDateFormat</c>, alone and together with others, compared with Java itself.</summary>
public sealed class DatePatternTests(ApacheVelocity oracle, ITestOutputHelper output) : IClassFixture<ApacheVelocity>
{
    const string Letters = "GyYMLwWDdFEuaHkKhmsSzZX";

    static readonly string[] Separators = [" ", "-", "/", ".", ",", ":", "'T'", "''", " 'o''clock' ", "'", "#", "ä", "''''", "\\", "%"];

    static readonly DateTimeOffset[] Moments =
    [
        new(2016, 5, 1, 21, 22, 3, 45, TimeSpan.FromHours(1)),
        new(2024, 12, 31, 0, 0, 0, 0, TimeSpan.Zero),
        new(2023, 12, 31, 12, 59, 59, 999, TimeSpan.FromMinutes(-210)),
        new(2022, 1, 1, 11, 5, 0, 7, TimeSpan.FromMinutes(345)),
        new(987, 2, 28, 23, 0, 0, 120, TimeSpan.Zero),
    ];

    [Fact]
    public async Task FormatGivenString_AnyLetterAnyOfTen_WritesWhatJavaWrites() =>
        await CompareAsync(Letters.SelectMany(letter => Enumerable.Range(1, 10).Select(count => new string(letter, count))));

    [Fact]
    public async Task FormatGivenString_TwoLettersWithAnySeparator_WritesWhatJavaWrites() =>
        await CompareAsync(
            from first in Letters
            from second in Letters
            from separator in Separators

                // In a Velocity string, a backslash before u begins a character code.
            where (separator, second) != ("\\", 'u')
            select $"{first}{separator}{second}{second}");

    [Fact]
    public async Task FormatGivenString_EveryAsciiLetterAndSign_WritesOrFailsAsJavaDoes() =>
        await CompareAsync(Enumerable.Range(' ', 95).Where(sign => sign != '"').Select(sign => $"{(char)sign}")
            .Concat(["'", "'a", "''", "'''", "''''", "'it''s'", "'it''s", "a'b'c", "yyyy'yyyy'", ""]));

    async Task CompareAsync(IEnumerable<string> patterns)
    {
        var (wrong, tried) = (new List<string>(), 0);
        foreach (var pattern in patterns)
        {
            // Patterns of one letter get every moment, the others one moment each: Java answers one request at a time.
            foreach (var moment in pattern.Distinct().Count() == 1 ? Moments : [Moments[tried % Moments.Length]])
            {
                tried++;
                var (expected, actual) = (await JavaAsync(pattern, moment), Ours(pattern, moment));
                if (expected != actual)
                {
                    wrong.Add($"{pattern} of {moment:O}: Java '{expected}', ours '{actual}'");
                }
            }
        }

        wrong.ShouldBeEmpty();
        output.WriteLine($"figure: {tried} date patterns write what SimpleDateFormat writes");
    }

    async Task<string?> JavaAsync(string pattern, DateTimeOffset moment)
    {
        var zone = moment.Offset == TimeSpan.Zero
            ? "UTC"
            : string.Create(CultureInfo.InvariantCulture, $"GMT{(moment.Offset < TimeSpan.Zero ? '-' : '+')}{moment.Offset:hh\\:mm}");
        var quoted = pattern.Replace("#", "${hash}", StringComparison.Ordinal);
        var call = $"$action.dateFormatter.write(\"{quoted}\", \"{moment.ToUnixTimeMilliseconds()}\", \"{zone}\")";
        var answer = await oracle.RenderAsync("#set($hash='#')", call);
        return answer.Verdict == OracleVerdict.Output ? answer.Output : null;
    }

    static string? Ours(string pattern, DateTimeOffset moment)
    {
        var call = $"$action.dateFormatter.formatGivenString(\"{pattern.Replace("#", "${hash}", StringComparison.Ordinal)}\", $action.dateFormatter.calendar)";
        return Velocities.Run($"#set($hash='#'){call}", Velocities.Input with { Now = moment }) is TemplateOutput written
            ? WebUtility.HtmlDecode(written.Text)
            : null;
    }
}
