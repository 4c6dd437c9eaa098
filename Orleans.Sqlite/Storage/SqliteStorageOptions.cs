using Orleans.Storage;

namespace Orleans.Sqlite.Storage;

/// <summary>Settings of one named SQLite grain storage provider.</summary>
public sealed class SqliteStorageOptions : IStorageProviderSerializerOptions
{
    /// <summary>The database file; it and its directory are created, readable by their owner only, when missing.</summary>
    /// <value>Required. A relative path counts from the current directory. Providers that name one file share its records.</value>
    public string Path { get; set; } = "";

    /// <summary>Whether clearing a state removes its record, or keeps an empty one whose etag continues.</summary>
    /// <value>Default: true.</value>
    public bool DeleteStateOnClear { get; set; } = true;

    /// <summary>The largest serialized state that is accepted, in bytes.</summary>
    /// <value>Default: 64 MB; at most 1 000 000 000, SQLite's own limit.</value>
    public int MaxRecordBytes { get; set; } = 64 * 1024 * 1024;

    /// <inheritdoc/>
    /// <value>Default: the serializer registered under the provider's name, else the silo's default one.</value>
    public IGrainStorageSerializer GrainStorageSerializer { get; set; } = null!;
}
