using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace UserMacro.Processes;

/// <summary>A process that ends with the test, and what it printed.</summary>
public sealed partial class ChildProcess : IAsyncDisposable
{
    readonly Process _process;
    readonly TextWriter _log;

    ChildProcess(Process process, TextWriter log, string logPath)
    {
        (_process, _log, LogPath) = (process, log, logPath);
        _process.OutputDataReceived += (_, line) => Write(line.Data);
        _process.ErrorDataReceived += (_, line) => Write(line.Data);
    }

    /// <summary>The file that takes what the process prints; an earlier one is continued.</summary>
    public string LogPath { get; }

    /// <summary>The system's number of the process.</summary>
    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    /// <summary>How the process ended; 128 and more say by which signal.</summary>
    public int ExitCode => _process.ExitCode;

    /// <summary>Starts a program.</summary>
    public static ChildProcess Start(ProcessStartInfo start, string logPath)
    {
        ArgumentNullException.ThrowIfNull(start);
        start.UseShellExecute = false;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        Directory.CreateDirectory(Path.GetDirectoryName(logPath)!);
        var file = new FileStream(logPath, FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
        var child = new ChildProcess(new Process { StartInfo = start }, TextWriter.Synchronized(new StreamWriter(file) { AutoFlush = true }), logPath);
        child._process.Start();
        child._process.BeginOutputReadLine();
        child._process.BeginErrorReadLine();
        return child;
    }

    /// <summary>Sends a signal; nothing happens when the process has ended.</summary>
    public void Send(Signal signal)
    {
        if (!_process.HasExited && Kill(_process.Id, (int)signal) != 0 && !_process.HasExited)
        {
            throw new InvalidOperationException($"The signal {signal} could not be sent.");
        }
    }

    /// <summary>Waits until the process has ended by itself.</summary>
    /// <exception cref="TimeoutException">It has not within <paramref name="timeout"/>.</exception>
    public async Task<int> ExitAsync(TimeSpan timeout, CancellationToken cancellation)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        over.CancelAfter(timeout);
        try
        {
            await _process.WaitForExitAsync(over.Token);
            return _process.ExitCode;
        }
        catch (OperationCanceledException late) when (!cancellation.IsCancellationRequested)
        {
            throw new TimeoutException(
                string.Create(CultureInfo.InvariantCulture, $"The process goes on after {timeout.TotalSeconds:0} s; its log is {LogPath}"), late);
        }
    }

    /// <summary>Ends the process at once, as a power cut or the out-of-memory killer would (SIGKILL).</summary>
    public async Task KillAsync()
    {
        Send(Signal.Kill);
        await _process.WaitForExitAsync();
    }

    /// <summary>What the process has printed so far.</summary>
    public async Task<string> ReadLogAsync(CancellationToken cancellation)
    {
        using var file = new StreamReader(new FileStream(LogPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return await file.ReadToEndAsync(cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process.Dispose();
        await _log.DisposeAsync();
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Kill(int process, int signal);

    void Write(string? line)
    {
        if (line is not null)
        {
            _log.WriteLine(line);
        }
    }
}
