namespace UserMacro.Simulator.Install;

/// <summary>How a lifecycle step ended.</summary>
/// <param name="Error">What the administrator is told; null for success.</param>
internal sealed record InstallResult(string? Error)
{
    public static readonly InstallResult Done = new(Error: null);

    public bool Succeeded => Error is null;

    public static InstallResult Failed(string error) => new(error);
}
