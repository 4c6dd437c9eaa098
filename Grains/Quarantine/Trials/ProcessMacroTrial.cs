using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using UserMacro.Grains.Diagnostics;

namespace UserMacro.Grains.Quarantine.Trials;

/// <summary>
/// Tries macros in a child process: this program again with <see cref="MacroTrialProgram.Argument"/>, an environment without our settings
/// and keys, a limit of memory, and one of processor time.
/// </summary>
internal sealed class ProcessMacroTrial(TrialProgram program, ILogger<ProcessMacroTrial> logger) : IMacroTrial, IDisposable
{
    static readonly TimeSpan LookPeriod = TimeSpan.FromMilliseconds(100);

    readonly TrialQueue _queue = new();
    volatile Process? _running;
    volatile bool _isDisposed;

    public async Task<TrialResult> TryAsync(string tenant, TrialCase trial, CancellationToken cancellation)
    {
        if (!await _queue.TryEnterAsync(tenant, cancellation))
        {
            return new(TrialVerdict.Busy, TimeSpan.Zero);
        }

        try
        {
            return _isDisposed ? new(TrialVerdict.Unavailable, TimeSpan.Zero) : await RunAsync(trial, cancellation);
        }
        catch (Exception fault) when (fault is IOException or TimeoutException or Win32Exception or InvalidOperationException)
        {
            Log.TrialUnavailable(logger, fault);
            return new(TrialVerdict.Unavailable, TimeSpan.Zero);
        }
        finally
        {
            _queue.Leave();
        }
    }

    /// <summary>Ends the trial under way: it must not outlive the silo.</summary>
    public void Dispose()
    {
        _isDisposed = true;
        if (_running is { } running)
        {
            Kill(running);
        }
    }

    async Task<TrialResult> RunAsync(TrialCase trial, CancellationToken cancellation)
    {
        using var process = new Process { StartInfo = program.Start() };
        process.Start();
        _running = process;
        try
        {
            DrainAsync(process.StandardError).Ignore();
            if (!string.Equals(
                await process.StandardOutput.ReadLineAsync(cancellation).AsTask().WaitAsync(program.Limit, cancellation),
                MacroTrialProgram.Ready,
                StringComparison.Ordinal))
            {
                Log.TrialNotReady(logger);
                return new(TrialVerdict.Unavailable, TimeSpan.Zero);
            }

            // The limits hold while the child is told what to try, too: it may not read.
            var sending = SendAsync(process, trial, cancellation);
            var answer = process.StandardOutput.ReadLineAsync(cancellation).AsTask();
            var (inTime, used) = await EndsAsync(process, cancellation);
            await sending;
            var said = inTime && process.ExitCode == 0 ? await answer : null;
            var passed = said?.StartsWith(MacroTrialProgram.Passed, StringComparison.Ordinal) == true;
            Log.TrialEnded(logger, passed, inTime ? process.ExitCode : -1);
            return new(passed ? TrialVerdict.Passed : TrialVerdict.Failed, UsedOf(said) is { } own && own > used ? own : used);
        }
        finally
        {
            _running = null;
            Kill(process);
        }
    }

    /// <summary>What a child that passed says it has used: it may have ended between two looks.</summary>
    static TimeSpan? UsedOf(string? said) =>
        said is { Length: > 0 } && double.TryParse(
            said.AsSpan(said.LastIndexOf(' ') + 1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var milliseconds)
            ? TimeSpan.FromMilliseconds(milliseconds)
            : null;

    static async Task SendAsync(Process process, TrialCase trial, CancellationToken cancellation)
    {
        try
        {
            await JsonSerializer.SerializeAsync(process.StandardInput.BaseStream, trial, cancellationToken: cancellation);
            process.StandardInput.Close();
        }
        catch (Exception fault) when (fault is IOException or OperationCanceledException)
        {
            // It ended while it read, which its exit code tells; or the caller left.
        }
    }

    async Task<(bool InTime, TimeSpan Used)> EndsAsync(Process process, CancellationToken cancellation)
    {
        var began = Stopwatch.GetTimestamp();
        var used = ProcessorTimeOf(process) ?? TimeSpan.Zero;
        var exit = process.WaitForExitAsync(cancellation);
        while (!exit.IsCompleted)
        {
            await Task.WhenAny(exit, Task.Delay(LookPeriod, cancellation));
            cancellation.ThrowIfCancellationRequested();
            used = ProcessorTimeOf(process) ?? used;
            if (!exit.IsCompleted && (Stopwatch.GetElapsedTime(began) > program.Limit || used > program.ProcessorLimit))
            {
                Kill(process);
                await process.WaitForExitAsync(CancellationToken.None);
                return (false, used);
            }
        }

        await exit;
        return (true, used);
    }

    /// <summary>The processor time so far; null when it has just ended.</summary>
    static TimeSpan? ProcessorTimeOf(Process process)
    {
        try
        {
            return process.TotalProcessorTime;
        }
        catch (Exception fault) when (fault is InvalidOperationException or Win32Exception)
        {
            return null;
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
}
