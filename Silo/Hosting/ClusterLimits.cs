namespace UserMacro.Silo.Hosting;

/// <summary>Limits that silos and their clients share.</summary>
internal static class ClusterLimits
{
    /// <summary>The largest message between silos, or between a silo and a client, in bytes.</summary>
    public const int MessageBytes = 16 * 1024 * 1024;

    /// <summary>Calls that may wait for one activation; more are refused.</summary>
    public const int QueuedCalls = 10_000;
}
