using System.Diagnostics;
using System.Text.Json;
using UserMacro.Templating.Abstractions;

namespace UserMacro.Templating.Tests.Nesting;

/// <summary>This test executable, started once more to compile and run templates that would end the process if a depth were not limited.</summary>
public sealed class NestingProcess : IDisposable
{
    public const string Argument = "--nesting";

    Process _process = Started();

    /// <summary>Compiles and runs a template there; null when the process died of it.</summary>
    internal async Task<NestingRun?> RunAsync(NestingRequest request, CancellationToken cancellation)
    {
        await _process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(request).AsMemory(), cancellation);
        await _process.StandardInput.FlushAsync(cancellation);
        if (await _process.StandardOutput.ReadLineAsync(cancellation) is { } line)
        {
            return JsonSerializer.Deserialize<NestingRun>(line);
        }

        Dispose();
        _process = Started();
        return null;
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    /// <summary>The other side: a request a line, a result a line.</summary>
    public static int Serve()
    {
        // The first runs load and compile code; what they take says nothing.
        foreach (var language in Enum.GetValues<Language>())
        {
            NestingRun.Start(new(
                language,
                OutputMarkup.Html,
                language == Language.Velocity ? "#set($a = [1 + 2, {'a': \"$x\"}])#foreach($i in $a)$i#end" : "{{ for i in [1 + 2]; i; end }}"));
        }

        while (Console.In.ReadLine() is { } line)
        {
            Console.Out.WriteLine(JsonSerializer.Serialize(NestingRun.Start(JsonSerializer.Deserialize<NestingRequest>(line)!)));
        }

        return 0;
    }

    static Process Started()
    {
        var start = new ProcessStartInfo(Environment.ProcessPath ?? throw new InvalidOperationException("The process has no path."), Argument)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var process = Process.Start(start) ?? throw new InvalidOperationException("The process did not start.");
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        return process;
    }
}
