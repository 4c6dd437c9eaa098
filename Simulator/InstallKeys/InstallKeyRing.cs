using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using UserMacro.Simulator.Configuration;

namespace UserMacro.Simulator.InstallKeys;

/// <summary>
/// The key that signs installs and uninstalls of all sites (docs/reference/connect-lifecycle.md#signed-installs). Kept in the data folder, readable by the
/// owner only.
/// </summary>
internal sealed class InstallKeyRing : IDisposable
{
    const int KeyBits = 2048;

    public InstallKeyRing(IOptions<SimulatorOptions> options)
    {
        var path = options.Value.DataPath is { } folder ? Path.Combine(folder, "install-key.pem") : null;
        Key = RSA.Create(KeyBits);
        if (path is not null && File.Exists(path))
        {
            Key.ImportFromPem(File.ReadAllText(path));
        }
        else if (path is not null)
        {
            Store(path, Key.ExportPkcs8PrivateKeyPem());
        }

        PublicPem = Key.ExportSubjectPublicKeyInfoPem() + "\n";
        KeyId = "simulator-" + Convert.ToHexStringLower(SHA256.HashData(Key.ExportSubjectPublicKeyInfo()))[..24];
    }

    public RSA Key { get; }

    /// <summary>Changes with the key, so that receivers may cache by it permanently.</summary>
    public string KeyId { get; }

    public string PublicPem { get; }

    public void Dispose() => Key.Dispose();

    static void Store(string path, string pem)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var create = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            create.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var writer = new StreamWriter(path, create);
        writer.Write(pem);
    }
}
