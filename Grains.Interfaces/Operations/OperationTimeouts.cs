namespace UserMacro.Grains.Interfaces.Operations;

/// <summary>How long calls of operators may take (<see cref="ResponseTimeoutAttribute"/>).</summary>
public static class OperationTimeouts
{
    /// <summary>A call that reads records of all tenants.</summary>
    public const string Read = "00:02:00";

    /// <summary>A call that reads or deletes all records of one tenant.</summary>
    public const string Long = "00:30:00";
}
