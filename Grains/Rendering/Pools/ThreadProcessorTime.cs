using System.Globalization;

namespace UserMacro.Grains.Rendering.Pools;

/// <summary>How much processor time one thread has had, read by another. Only where the system says so in <c>/proc</c>.</summary>
internal sealed class ThreadProcessorTime
{
    const string Self = "/proc/thread-self";

    readonly string _path;

    ThreadProcessorTime(string path) => _path = path;

    /// <summary>For the calling thread; null where it cannot be told.</summary>
    public static ThreadProcessorTime? ForCurrentThread()
    {
        try
        {
            return new FileInfo(Self).LinkTarget is { Length: > 0 } target
                && File.Exists($"/proc/{target}/schedstat")
                ? new($"/proc/{target}/schedstat")
                : null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The time so far; null when the thread has gone.</summary>
    public TimeSpan? Read()
    {
        try
        {
            var text = File.ReadAllText(_path);
            return long.TryParse(
                text.AsSpan(0, Math.Max(0, text.IndexOf(' ', StringComparison.Ordinal))), NumberStyles.None, CultureInfo.InvariantCulture, out var nanoseconds)
                ? TimeSpan.FromTicks(nanoseconds / TimeSpan.NanosecondsPerTick)
                : null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
