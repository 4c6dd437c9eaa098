using UserMacro.Silo.Configuration;
using UserMacro.Silo.DynamoDB;
using UserMacro.Silo.Storage.Keys;
using UserMacro.Silo.Storage.Keys.Kms;

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
    /// <summary><c>Storage:FormerKeyFiles:0</c> and so on: key files that only unwrap, until all data keys are wrapped by another key.</summary>
    public IReadOnlyList<string> FormerKeyFilePaths { get; init; } = NoFiles;

    /// <summary><c>Storage:Region</c>: where the data are kept; default: the region of DynamoDB, otherwise <c>eu-central-1</c>.</summary>
    public DataRegion Region { get; init; } = DataRegion.Default;

    /// <summary>The key of AWS KMS that wraps; null where the key file does. A key file only unwraps then, and may be empty.</summary>
    public KmsSettings? Kms { get; init; }

    /// <summary>The file of the reminders of one silo: <c>.reminders</c> before the extension of the records' file.</summary>
    public string RemindersPath => PathBeside(RecordsPath, "reminders");

    public const string ProviderKey = "Storage:Provider";
    public const string PathKey = "Storage:Sqlite:Path";
    public const string KeyFileKey = "Storage:KeyFile";

    const string FormerKeyFilesKey = "Storage:FormerKeyFiles";
    const string DefaultPath = "data/usermacro.db";

    static readonly string[] NoFiles = [];

    /// <exception cref="ConfigurationFaultException">A setting is wrong.</exception>
    public static StorageSettings Read(IConfiguration configuration)
    {
        var provider = configuration.OneOf(ProviderKey, StorageProvider.Sqlite);
        var kms = KmsSettings.Read(configuration);
        var settings = provider switch
        {
            StorageProvider.Memory => new(provider, "", "", ""),
            StorageProvider.DynamoDB => new(provider, "", "", KeyFile(configuration, kms)) { FormerKeyFilePaths = FormerKeyFiles(configuration), Kms = kms },
            _ => Files(configuration, kms) with { FormerKeyFilePaths = FormerKeyFiles(configuration), Kms = kms },
        };
        return settings with { Region = RegionOf(configuration, provider) };
    }

    static DataRegion RegionOf(IConfiguration configuration, StorageProvider provider)
    {
        if (provider != StorageProvider.DynamoDB)
        {
            return DataRegion.Parse(configuration.Text(DataRegion.Key, DataRegion.Default.Name));
        }

        var tables = DynamoDBSettings.RegionOf(configuration);
        var region = DataRegion.Parse(configuration.Text(DataRegion.Key, tables));
        return region.Name == tables || DynamoDBSettings.HasOwnEndpoint(configuration)
            ? region
            : throw new ConfigurationFaultException(DataRegion.Key, $"is '{region.Name}', but DynamoDB:Region is '{tables}'.");
    }

    static StorageSettings Files(IConfiguration configuration, KmsSettings? kms)
    {
        var path = FullPath(PathKey, configuration.Text(PathKey, DefaultPath));
        var keyFile = kms is null
            ? FullPath(KeyFileKey, configuration.Text(KeyFileKey, Path.ChangeExtension(path, ".key")))
            : KeyFile(configuration, kms);
        var tenantKeys = PathBeside(path, "keys");
        return string.Equals(keyFile, path, StringComparison.Ordinal) || string.Equals(keyFile, tenantKeys, StringComparison.Ordinal)
            ? throw new ConfigurationFaultException(KeyFileKey, "names a database file; the key needs a file of its own.")
            : new(StorageProvider.Sqlite, path, tenantKeys, keyFile);
    }

    static string KeyFile(IConfiguration configuration, KmsSettings? kms) =>
        configuration.Text(KeyFileKey, "") is { Length: > 0 } path ? FullPath(KeyFileKey, path)
            : kms is not null ? ""
            : throw new ConfigurationFaultException(
                KeyFileKey,
                "must name the file of the key-encryption key, the same one for every silo, unless Storage:Kms:KeyId names a key of AWS KMS.");

    static string[] FormerKeyFiles(IConfiguration configuration) =>
        configuration.GetSection(FormerKeyFilesKey).GetChildren().Select(file => FullPath(file.Path, file.Value ?? "")).ToArray() is { Length: > 0 } files
            ? files
            : NoFiles;

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
