using UserMacro.Silo.Configuration;

namespace UserMacro.Silo.Storage;

/// <summary>The <c>Storage</c> section.</summary>
/// <param name="Provider"><c>Storage:Provider</c>; default <see cref="StorageProvider.Sqlite"/>.</param>
/// <param name="RecordsPath"><c>Storage:Sqlite:Path</c>; default <c>data/usermacro.db</c>. Empty for other providers.</param>
/// <param name="TenantKeysPath">The file of the wrapped data keys: <c>.keys</c> before the extension of the records' file. Backups leave it out. Empty for
/// other providers.</param>
/// <param name="KeyFilePath"><c>Storage:KeyFile</c>; default: the records' file with the extension <c>.key</c>. DynamoDB has no such place, so there it must be
/// set. Empty for memory.</param>
internal sealed record StorageSettings(StorageProvider Provider, string RecordsPath, string TenantKeysPath, string KeyFilePath)
{
    /// <summary>The file of the reminders of one silo: <c>.reminders</c> before the extension of the records' file.</summary>
    public string RemindersPath => PathBeside(RecordsPath, "reminders");

    public const string ProviderKey = "Storage:Provider";
    public const string PathKey = "Storage:Sqlite:Path";
    public const string KeyFileKey = "Storage:KeyFile";

    const string DefaultPath = "data/usermacro.db";

    /// <exception cref="ConfigurationFaultException">A setting is wrong.</exception>
    public static StorageSettings Read(IConfiguration configuration)
    {
        var provider = configuration.OneOf(ProviderKey, StorageProvider.Sqlite);
        return provider switch
        {
            StorageProvider.Memory => new(provider, "", "", ""),
            StorageProvider.DynamoDB => new(provider, "", "", RequiredKeyFile(configuration)),
            _ => Files(configuration),
        };
    }

    static StorageSettings Files(IConfiguration configuration)
    {
        var path = FullPath(PathKey, configuration.Text(PathKey, DefaultPath));
        var keyFile = FullPath(KeyFileKey, configuration.Text(KeyFileKey, Path.ChangeExtension(path, ".key")));
        var tenantKeys = PathBeside(path, "keys");
        return string.Equals(keyFile, path, StringComparison.Ordinal) || string.Equals(keyFile, tenantKeys, StringComparison.Ordinal)
            ? throw new ConfigurationFaultException(KeyFileKey, "names a database file; the key needs a file of its own.")
            : new(StorageProvider.Sqlite, path, tenantKeys, keyFile);
    }

    static string RequiredKeyFile(IConfiguration configuration) =>
        configuration.Text(KeyFileKey, "") is { Length: > 0 } path
            ? FullPath(KeyFileKey, path)
            : throw new ConfigurationFaultException(KeyFileKey, "must name the file of the key-encryption key, the same one for every silo.");

    static string PathBeside(string path, string kind) => Path.ChangeExtension(path, $".{kind}{Path.GetExtension(path)}");

    static string FullPath(string key, string path)
    {
        if (Path.EndsInDirectorySeparator(path) || Directory.Exists(path) || path.Contains('\0', StringComparison.Ordinal))
        {
            throw new ConfigurationFaultException(key, $"'{path}' does not name a file.");
        }

        return Path.GetFullPath(path);
    }
}
