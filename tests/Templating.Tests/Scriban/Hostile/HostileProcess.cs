using System.Diagnostics;
using System.Text.Json;

namespace UserMacro.Templating.Tests.Scriban.Hostile;

/// <summary>This test executable, started once more to run templates that would end the process if the guard failed.</summary>
internal sealed class HostileProcess : IDisposable
{
    public const string Argument = "--hostile";

    readonly Process _process;

    public HostileProcess()
    {
        var start = new ProcessStartInfo(Environment.ProcessPath ?? throw new InvalidOperationException("The process has no path."), Argument)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        _process = Process.Start(start) ?? throw new InvalidOperationException("The process did not start.");
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginErrorReadLine();
    }

    /// <summary>Runs a template there; null when the process died of it.</summary>
    public async Task<HostileRun?> RunAsync(string template, CancellationToken cancellation)
    {
        await _process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(template).AsMemory(), cancellation);
        await _process.StandardInput.FlushAsync(cancellation);
        var line = await _process.StandardOutput.ReadLineAsync(cancellation);
        return line is null ? null : JsonSerializer.Deserialize<HostileRun>(line);
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    /// <summary>The other side: a template a line, a result a line.</summary>
    public static int Serve()
    {
        // The first run loads and compiles code; what it takes says nothing.
        HostileRun.Start("{{ for i in 1..100; x = [i] | array.add 1; f = i | math.plus 1; end; x }}");
        while (Console.In.ReadLine() is { } line)
        {
            Console.Out.WriteLine(JsonSerializer.Serialize(HostileRun.Start(JsonSerializer.Deserialize<string>(line)!)));
        }

        return 0;
    }
}
