using Orleans.Sqlite.Files;
using Orleans.Sqlite.Storage;
using UserMacro.Storage.Conformance;

namespace UserMacro.Orleans.Sqlite.Tests.Storage;

public sealed class SqliteStorageOptionsValidatorTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public async Task Validate_NoPath_NamesTheOption(string path)
    {
        var fault = await Should.ThrowAsync<OrleansConfigurationException>(SqliteHost.StartAsync(path));

        fault.Message.ShouldContain($"{nameof(SqliteStorageOptions)}.{nameof(SqliteStorageOptions.Path)}");
        fault.Message.ShouldContain($"'{SqliteHost.Name}'");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(1_000_000_001)]
    public async Task Validate_SizeOutOfRange_NamesTheOption(int bytes)
    {
        var fault =
            await Should.ThrowAsync<OrleansConfigurationException>(
                SqliteHost.StartAsync(_folder.File("records.db"), options => options.MaxRecordBytes = bytes));

        fault.Message.ShouldContain(nameof(SqliteStorageOptions.MaxRecordBytes));
    }

    [Fact]
    public async Task Validate_ForeignFile_EndsTheStart()
    {
        await File.WriteAllTextAsync(_folder.File("records.db"), new string('x', 5000), TestContext.Current.CancellationToken);

        await Should.ThrowAsync<SqliteStorageException>(SqliteHost.StartAsync(_folder.File("records.db")));
    }

    public void Dispose() => _folder.Dispose();
}
