namespace UserMacro.Storage.Conformance;

/// <summary>A folder of one test's own, gone afterwards.</summary>
public sealed class TemporaryFolder : IDisposable
{
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("usermacro-");

    public string File(params string[] names) => Path.Combine([_folder.FullName, .. names]);

    public void Dispose() => _folder.Delete(recursive: true);
}
