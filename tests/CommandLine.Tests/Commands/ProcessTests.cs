using System.Diagnostics;
using UserMacro.CommandLine.Tests.Hosting;

namespace UserMacro.CommandLine.Tests.Commands;

/// <summary>The tool as a process of its own.</summary>
public sealed class ProcessTests : ToolTests
{
    [Fact]
    public async Task Process_InAFolder_PullsAndEndsWithItsCode()
    {
        Store("badge");

        (await StartAsync("pull")).ShouldBe(new(0, "badge: pulled draft 1\n", ""));

        Write("badge/template.scriban", "mine\n");
        var diff = await StartAsync("diff");
        diff.Exit.ShouldBe(1);
        diff.Output.ShouldContain("+ mine\n");
        (await StartAsync("explode")).Exit.ShouldBe(2);
        Variables["USERMACRO_TOKEN"] = "usermacro_wrong";
        (await StartAsync("pull")).Exit.ShouldBe(4);
    }

    async Task<ToolRun> StartAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(CommandLine.Commands.Tool).Assembly.Location, .. arguments])
        {
            WorkingDirectory = Folder, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        foreach (var (name, value) in Variables)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new(process.ExitCode, await output, await error);
    }
}
