namespace UserMacro.Processes;

/// <summary>A folder of one test's own, gone afterwards.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("usermacro-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
