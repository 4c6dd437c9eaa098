using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using UserMacro.Atlassian.DataCenter.Files;
using UserMacro.Atlassian.DataCenter.Headers;

namespace UserMacro.Atlassian.Tests.DataCenter.Hostile;

/// <summary>
/// This test executable, started once more to read files that would end the process if the limits failed: on a small stack, with little
/// memory.
/// </summary>
internal sealed class HostileProcess : IDisposable
{
    public const string Argument = "--hostile";

    const int StackBytes = 1 << 20;
    const string HeapLimit = "0x40000000";

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
        start.Environment["DOTNET_GCHeapHardLimit"] = HeapLimit;
        // The large files of earlier runs leave holes in so small a heap, unless it is compacted.
        start.Environment["DOTNET_GCConserveMemory"] = "7";
        _process = Process.Start(start) ?? throw new InvalidOperationException("The process did not start.");
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginErrorReadLine();
    }

    /// <summary>Reads an input of a size there; null when the process died of it.</summary>
    public async Task<HostileRun?> RunAsync(string input, int size, CancellationToken cancellation)
    {
        await _process.StandardInput.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{input} {size}").AsMemory(), cancellation);
        await _process.StandardInput.FlushAsync(cancellation);
        var line = await _process.StandardOutput.ReadLineAsync(cancellation);
        return line is null ? null : JsonSerializer.Deserialize<HostileRun>(line);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    /// <summary>The other side: an input and its size a line, a result a line.</summary>
    public static int Serve()
    {
        // The first run loads and compiles code; what it takes says nothing.
        foreach (var input in HostileFiles.All.Values)
        {
            Run(input, 10);
        }

        while (Console.In.ReadLine()?.Split(' ') is [var name, var size])
        {
            Console.Out.WriteLine(JsonSerializer.Serialize(Run(HostileFiles.All[name], int.Parse(size, CultureInfo.InvariantCulture))));
        }

        return 0;
    }

    static HostileRun Run(HostileFile input, int size)
    {
        var content = input.Make(size);
        var run = new HostileRun(0, 0, "", "");
        var thread = new Thread(() => run = Read(input.Name, content), StackBytes);
        thread.Start();
        thread.Join();
        return run;
    }

    static HostileRun Read(string name, byte[] content)
    {
        var before = Environment.CpuUsage.TotalTime;
        var (macros, said, fault) = (0, "", "");
        try
        {
            var found = MacroFileReader.Read(name, content);
            foreach (var macro in found.Macros)
            {
                HeaderReader.Read(macro.Template);
            }

            (macros, said) = (found.Macros.Length, found.Problems.FirstOrDefault()?.Message ?? "");
        }
        catch (RefusedArchiveException refused)
        {
            said = refused.Message;
        }
        catch (Exception unexpected)
        {
            fault = unexpected.ToString();
        }

        return new((Environment.CpuUsage.TotalTime - before).TotalMilliseconds, macros, said, fault);
    }
}

/// <summary>What reading a file took and gave.</summary>
/// <param name="CpuMilliseconds">CPU time of the process.</param>
/// <param name="Macros">Macros that were found.</param>
/// <param name="Said">What was said of the file; empty for nothing.</param>
/// <param name="Fault">What was thrown and should not; empty for nothing.</param>
internal sealed record HostileRun(double CpuMilliseconds, int Macros, string Said, string Fault);
