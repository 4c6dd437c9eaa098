using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace UserMacro.Grains.Quarantine;

/// <summary>
/// Tries macros in a child process: this program again with <see cref="MacroTrialProgram.Argument"/>, an environment without our settings
/// and keys, a limit of memory, and one of processor time.
/// </summary>
internal sealed class ProcessMacroTrial(ILogger<ProcessMacroTrial> logger) : IMacroTrial, IDisposable
{
    /// <summary>Bytes of the child's heap: several renders' worth.</summary>
    const long HeapBytes = 256L << 20;

    static readonly TimeSpan ProcessorLimit = TimeSpan.FromSeconds(10);
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    static readonly TimeSpan LookPeriod = TimeSpan.FromMilliseconds(100);

    // Nothing of the host's own but where the runtime is.
    static readonly string[] Inherited = ["PATH", "DOTNET_ROOT", "DOTNET_ROOT_X64", "DOTNET_ROOT_ARM64", "HOME", "TMPDIR", "SystemRoot", "TEMP"];

    readonly SemaphoreSlim _one = new(1);
    Process? _running;

    public async Task<TrialVerdict> TryAsync(TrialCase trial, CancellationToken cancellation)
    {
        await _one.WaitAsync(cancellation);
        try
        {
            return await RunAsync(trial, cancellation);
        }
        catch (Exception fault) when (fault is IOException or TimeoutException or Win32Exception or InvalidOperationException)
        {
            Log.TrialUnavailable(logger, fault);
            return TrialVerdict.Unavailable;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Ends the trial under way: it must not outlive the silo.</summary>
    public void Dispose()
    {
        if (_running is { } running)
            Kill(running);
        _one.Dispose();
    }

    async Task<TrialVerdict> RunAsync(TrialCase trial, CancellationToken cancellation)
    {
        using var process = new Process { StartInfo = Start() };
        process.Start();
        _running = process;
        try
        {
            var errors = DrainAsync(process.StandardError);
            if (!string.Equals(
                await process.StandardOutput.ReadLineAsync(cancellation).AsTask().WaitAsync(Limit, cancellation),
                MacroTrialProgram.Ready,
                StringComparison.Ordinal))
            {
                Log.TrialNotReady(logger);
                return TrialVerdict.Unavailable;
            }

            await SendAsync(process, trial);
            var answer = process.StandardOutput.ReadLineAsync(cancellation).AsTask();
            var inTime = await EndsAsync(process, cancellation);
            var passed = inTime && process.ExitCode == 0 && string.Equals(await answer, MacroTrialProgram.Passed, StringComparison.Ordinal);
            Log.TrialEnded(logger, passed, inTime ? process.ExitCode : -1);
            await errors;
            return passed ? TrialVerdict.Passed : TrialVerdict.Failed;
        }
        finally
        {
            _running = null;
            Kill(process);
        }
    }

    static async Task SendAsync(Process process, TrialCase trial)
    {
        try
        {
            await JsonSerializer.SerializeAsync(process.StandardInput.BaseStream, trial, cancellationToken: CancellationToken.None);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended while it read, which its exit code tells.
        }
    }

    static async Task<bool> EndsAsync(Process process, CancellationToken cancellation)
    {
        var began = Stopwatch.GetTimestamp();
        var exit = process.WaitForExitAsync(cancellation);
        while (!exit.IsCompleted)
        {
            await Task.WhenAny(exit, Task.Delay(LookPeriod, cancellation));
            cancellation.ThrowIfCancellationRequested();
            if (!exit.IsCompleted && (Stopwatch.GetElapsedTime(began) > Limit || ProcessorTimeOf(process) > ProcessorLimit))
            {
                Kill(process);
                await process.WaitForExitAsync(CancellationToken.None);
                return false;
            }
        }

        return true;
    }

    static TimeSpan ProcessorTimeOf(Process process)
    {
        try
        {
            return process.TotalProcessorTime;
        }
        catch (InvalidOperationException)
        {
            // It has just ended.
            return TimeSpan.Zero;
        }
    }

    static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception fault) when (fault is InvalidOperationException or Win32Exception)
        {
            // It has ended.
        }
    }

    // A stack trace of a template's end is of no use to anybody and may be long; it must not fill the pipe.
    static async Task DrainAsync(StreamReader errors)
    {
        var buffer = new char[4096];
        while (await errors.ReadAsync(buffer) > 0)
        {
            // Thrown away.
        }
    }

    static ProcessStartInfo Start()
    {
        var start = new ProcessStartInfo(Environment.ProcessPath ?? throw new InvalidOperationException("The program's own path is not known."))
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        if (string.Equals(Path.GetFileNameWithoutExtension(start.FileName), "dotnet", StringComparison.OrdinalIgnoreCase))
            start.ArgumentList.Add(Assembly.GetEntryAssembly()!.Location);
        start.ArgumentList.Add(MacroTrialProgram.Argument);
        var inherited = Inherited.Select(name => (name, Environment.GetEnvironmentVariable(name))).ToList();
        start.Environment.Clear();
        foreach (var (name, value) in inherited)
        {
            if (value is not null)
                start.Environment[name] = value;
        }

        start.Environment["DOTNET_GCHeapHardLimit"] = HeapBytes.ToString("x", CultureInfo.InvariantCulture);
        start.Environment["DOTNET_gcServer"] = "0";
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        return start;
    }
}
