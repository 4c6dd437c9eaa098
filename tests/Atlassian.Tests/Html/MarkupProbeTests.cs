using System.Diagnostics;
using System.Globalization;

namespace UserMacro.Atlassian.Tests.Html;

/// <summary>
/// All nesting constructs of HTML and CSS in a process of their own, on a thread with the stack of the render pool: it lives, and no text
/// takes more than its share of CPU time. USERMACRO_ALL_MARKUP=1 adds every element in every other, and every depth.
/// </summary>
public sealed class MarkupProbeTests
{
    static readonly bool All = Environment.GetEnvironmentVariable("USERMACRO_ALL_MARKUP") == "1";

    /// <summary>1.5 times what cleaning a body may take.</summary>
    const double CleaningMilliseconds = 1500;

    /// <summary>1.5 times what a render may take, which the conversion is a part of.</summary>
    const double ConversionMilliseconds = 750;

    [Fact]
    public Task Clean_EveryConstructAsLongAsABodyMayBe_LivesAndIsQuick() => RunAsync("clean", CleaningMilliseconds, "max", "some");

    [Fact]
    public Task Clean_EveryConstructAtEveryDepth_LivesAndIsQuick() =>
        RunAsync("clean", CleaningMilliseconds, "100", "1000", "10000", All ? "100000" : "300", All ? "all" : "some");

    [Fact]
    public Task Convert_EveryConstructAsLongAsOutputMayBe_LivesAndIsQuick() => RunAsync("store", ConversionMilliseconds, "max", "some");

    [Fact]
    public Task Convert_EveryConstructAtEveryDepth_LivesAndIsQuick() =>
        RunAsync("store", ConversionMilliseconds, "100", "1000", "10000", All ? "100000" : "300", All ? "all" : "some");

    [Fact]
    public Task Convert_CostlyStyleSheets_LivesAndIsQuick() => RunAsync("style", ConversionMilliseconds, "max", "some");

    static async Task RunAsync(string kind, double milliseconds, params string[] arguments)
    {
        var program = Path.Combine(
            AppContext.BaseDirectory,
            "..",
            "..",
            "..",
            "bin",
            "Markup.Probe",
            new DirectoryInfo(AppContext.BaseDirectory).Name,
            "UserMacro.Markup.Probe");
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, UseShellExecute = false };
        start.Environment["DOTNET_GCHeapHardLimit"] = "0x60000000";
        foreach (var argument in (string[])[kind, .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;

        var lines = (await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        process.ExitCode.ShouldBe(0, lines.LastOrDefault());
        var cases = lines.Where(line => line.StartsWith("case\t", StringComparison.Ordinal)).Select(line => line.Split('\t')).ToList();
        cases.Count.ShouldBeGreaterThan(kind == "style" ? 15 : 500);
        cases.Where(one => double.Parse(one[4], CultureInfo.InvariantCulture) > milliseconds).Select(one => string.Join(' ', one)).ShouldBeEmpty();
    }
}
