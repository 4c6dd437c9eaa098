using Microsoft.Extensions.Options;
using Orleans.Sqlite.Storage;

namespace Orleans.Hosting;

/// <summary>Registers SQLite grain storage on a silo.</summary>
public static class SqliteSiloBuilderExtensions
{
    /// <summary>Adds grain storage in one SQLite file under a name.</summary>
    public static ISiloBuilder AddSqliteGrainStorage(this ISiloBuilder builder, string name, Action<SqliteStorageOptions> configure) =>
        builder.AddSqliteGrainStorage(name, options => options.Configure(configure));

    /// <inheritdoc cref="AddSqliteGrainStorage(ISiloBuilder, string, Action{SqliteStorageOptions})"/>
    public static ISiloBuilder AddSqliteGrainStorage(this ISiloBuilder builder, string name, Action<OptionsBuilder<SqliteStorageOptions>> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddSqliteGrainStorage(name, configure);
        return builder;
    }
}
