using Orleans.Sqlite.Files;
using Orleans.Sqlite.Records;

namespace Orleans.Sqlite.Storage;

/// <summary>Checks the settings, and that the file they name is there or can be made, and is ours.</summary>
internal sealed class SqliteStorageOptionsValidator(SqliteStorageOptions options, string name) : IConfigurationValidator
{
    const int LargestBlob = 1_000_000_000;

    public void ValidateConfiguration()
    {
        if (string.IsNullOrWhiteSpace(options.Path))
        {
            throw Invalid(nameof(options.Path), "names no database file");
        }

        if (options.MaxRecordBytes is < 1 or > LargestBlob)
        {
            throw Invalid(nameof(options.MaxRecordBytes), $"must be from 1 to {LargestBlob}");
        }

        if (options.GrainStorageSerializer is null)
        {
            throw Invalid(nameof(options.GrainStorageSerializer), "is not set and no default is registered");
        }

        DatabaseFile.Open(options.Path, RecordSchema.Value);
    }

    OrleansConfigurationException Invalid(string option, string problem) =>
        new($"SQLite grain storage '{name}': {nameof(SqliteStorageOptions)}.{option} {problem}.");
}
