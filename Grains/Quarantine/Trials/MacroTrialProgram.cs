using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Rendering;
using UserMacro.Grains.Rendering;
using UserMacro.Grains.Rendering.Jobs;
using UserMacro.Grains.Rendering.Pools;
using UserMacro.Templating.Abstractions;
using UserMacro.Templating.Compilation;

namespace UserMacro.Grains.Quarantine.Trials;

/// <summary>
/// The child process that <see cref="ProcessMacroTrial"/> starts: renders what comes on standard input with the same threads and guard as a
/// silo, and ends.
/// </summary>
public static class MacroTrialProgram
{
    /// <summary>The argument that makes a host this program.</summary>
    public const string Argument = "--try-macro";

    /// <summary>The line that says that the program runs; what happens after it is the macro's doing.</summary>
    internal const string Ready = "ready";

    /// <summary>The line that says that all was rendered; milliseconds of processor time follow.</summary>
    internal const string Passed = "passed";

    const int Revision = 1;
    const int DidNotEnd = 3;

    static readonly TenantId Nobody = TenantId.FromRandom(new byte[16]);

    /// <summary>Whether a host was started as this program.</summary>
    public static bool IsMeant(string[] arguments) => arguments is [Argument];

    /// <summary>Runs the trial.</summary>
    /// <param name="compiler">The compiler; null for the product's.</param>
    /// <returns>The exit code: 0 when all was rendered, whatever the outcome.</returns>
    public static async Task<int> RunAsync(ITemplateCompiler? compiler = null)
    {
        await Console.Out.WriteLineAsync(Ready);
        await Console.Out.FlushAsync();
        await using var input = Console.OpenStandardInput();
        var trial = await JsonSerializer.DeserializeAsync<TrialCase>(input) ?? throw new InvalidDataException("There is nothing to try.");
        await using var services = Services(compiler ?? new TemplateCompiler());
        var renderer = services.GetRequiredService<MacroRenderer>();
        foreach (var request in trial.Requests)
        {
            var macro = renderer.Prepare(Nobody, trial.Key, trial.Definition, trial.Parts, Revision);
            if ((await renderer.PreviewAsync(macro, macro.Lane, request, CancellationToken.None)).Outcome is RenderBusy)
            {
                return DidNotEnd;
            }
        }

        await Console.Out.WriteLineAsync(
            string.Create(CultureInfo.InvariantCulture, $"{Passed} {Environment.CpuUsage.TotalTime.TotalMilliseconds:0}"));
        return 0;
    }

    static ServiceProvider Services(ITemplateCompiler compiler) => new ServiceCollection()
        .AddMetrics()
        .AddSingleton(TimeProvider.System)
        .AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance)
        .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
        .AddSingleton(Options.Create(new RenderPoolOptions { Threads = 2, SlowThreads = 1 }))
        .AddSingleton(Options.Create(new EditingPoolOptions()))
        .AddSingleton(compiler)
        .AddRendering()
        .BuildServiceProvider();
}
