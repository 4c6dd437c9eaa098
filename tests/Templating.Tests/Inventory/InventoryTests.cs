using System.Diagnostics;
using UserMacro.Templating.Abstractions;
using UserMacro.Templating.Compilation;

namespace UserMacro.Templating.Tests.Inventory;

/// <summary>
/// Every function, method and operator of both languages, with arguments of the largest size in every combination of two: each ends in time
/// and within its memory, and the process lives.
/// </summary>
/// <remarks>
/// Runs in processes of their own, which count the time of the thread. By default with the values that are most work; with all of them when the
/// environment variable <c>USERMACRO_INVENTORY</c> is <c>all</c>, which takes some minutes.
/// </remarks>
public sealed class InventoryTests
{
    const int Parts = 2;

    static readonly bool IsAll = Environment.GetEnvironmentVariable("USERMACRO_INVENTORY") == InventoryServer.All;

    public static TheoryData<int> AllParts => [.. Enumerable.Range(0, Parts)];

    public static TheoryData<Language, string> Makings =>
    [
        .. ScribanInventory.Makings.Values.Select(making => (Language.Scriban, $"{{{{ {making} }}}}")),
        .. VelocityInventory.Makings.Values.Select(making => (Language.Velocity, making)),
    ];

    /// <summary>A value that takes too much to be made is never handed to anything.</summary>
    [Theory]
    [MemberData(nameof(Makings))]
    public void Value_ByItself_IsMadeWithinTheLimits(Language language, string making) =>
        new TemplateCompiler().Compile(new("box", making, OutputMarkup.Html, [.. InventoryTexts.Parameters.Keys]) { Language = language })
            .Template.ShouldNotBeNull().Render(InventoryServer.Input, RenderLimits.Default with { Time = TimeSpan.FromMinutes(1) }, CancellationToken.None)
            .ShouldBeOfType<TemplateOutput>();

    [Theory]
    [MemberData(nameof(AllParts))]
    public async Task Call_LargestArguments_EndsInTimeAndMemory(int part)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath.ShouldNotBeNull(), [
            InventoryServer.Argument, $"{part}/{Parts}", IsAll ? InventoryServer.All : "worst",
        ])
        { RedirectStandardOutput = true, UseShellExecute = false };
        using var process = Process.Start(start).ShouldNotBeNull();
        var (last, done, broken) = ("", "", new List<string>());
        while (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (line.StartsWith(InventoryServer.BrokenPrefix, StringComparison.Ordinal))
            {
                broken.Add(line);
            }
            else if (line.StartsWith(InventoryServer.DonePrefix, StringComparison.Ordinal))
            {
                done = line;
            }
            else
            {
                last = line;
            }
        }

        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        process.ExitCode.ShouldBe(0, $"the process died of {last}");
        done.ShouldNotBeEmpty($"the process ended at {last}");
        broken.ShouldBeEmpty();
    }
}
