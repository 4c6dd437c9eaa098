using System.Runtime.Versioning;
using Microsoft.Data.Sqlite;
using Orleans.Sqlite.Files;
using Orleans.Sqlite.Records;
using UserMacro.Storage.Conformance;

namespace UserMacro.Orleans.Sqlite.Tests.Files;

public sealed class DatabaseFileTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    [UnsupportedOSPlatform("windows")]
    [Fact]
    public void Open_MissingFolders_MakesThemForTheOwnerOnly()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "File rights of Unix.");
        var path = _folder.File("a", "b", "records.db");

        using var store = RecordStore.Open(path);

        File.GetUnixFileMode(path).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.GetUnixFileMode(path + "-wal").ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        new DirectoryInfo(Path.GetDirectoryName(path)!).UnixFileMode.ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    [Fact]
    public void Open_NoDatabase_RefusedAndLeftAlone()
    {
        var path = _folder.File("notes.txt");
        var text = string.Concat(Enumerable.Repeat("This is somebody's diary. ", 100));
        File.WriteAllText(path, text);

        Should.Throw<SqliteStorageException>(() => DatabaseFile.Open(path, RecordSchema.Value)).Message.ShouldContain("not an SQLite database");

        File.ReadAllText(path).ShouldBe(text);
    }

    [Fact]
    public void Open_DatabaseOfAnotherApplication_RefusedAndLeftAlone()
    {
        var path = _folder.File("other.db");
        Execute(path, "CREATE TABLE diary (entry TEXT); INSERT INTO diary VALUES ('mine')");
        var before = File.ReadAllBytes(path);

        Should.Throw<SqliteStorageException>(() => DatabaseFile.Open(path, RecordSchema.Value)).Message.ShouldContain("another application");

        File.ReadAllBytes(path).ShouldBe(before);
        File.Exists(path + "-wal").ShouldBeFalse();
    }

    [Fact]
    public void Open_NewerVersion_Refused()
    {
        var path = _folder.File("records.db");
        DatabaseFile.Open(path, RecordSchema.Value);
        Execute(path, $"PRAGMA user_version = {RecordSchema.Value.Version + 1}");

        Should.Throw<SqliteStorageException>(() => DatabaseFile.Open(path, RecordSchema.Value)).Message.ShouldContain("version");
    }

    [Theory]
    [InlineData("")]
    [InlineData("records.db/below.db")]
    public void Open_PathThatCannotBeAFile_RefusedWithThePath(string name)
    {
        File.WriteAllText(_folder.File("records.db"), "");
        var path = _folder.File(name);

        Should.Throw<SqliteStorageException>(() => DatabaseFile.Open(path, RecordSchema.Value)).Message.ShouldContain(path);
    }

    [UnsupportedOSPlatform("windows")]
    [Fact]
    public void Open_ReadOnlyFolder_RefusedWithThePath()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess, "File rights bind ordinary users of Unix only.");
        var folder = Directory.CreateDirectory(_folder.File("locked"), UnixFileMode.UserRead | UnixFileMode.UserExecute);

        Should.Throw<SqliteStorageException>(
            () => DatabaseFile.Open(Path.Combine(folder.FullName, "records.db"), RecordSchema.Value)).Message.ShouldContain("locked");
    }

    [Fact]
    public void Open_ByManyAtOnce_AllFindOneSchema()
    {
        var path = _folder.File("records.db");

        Parallel.For(0, 16, _ => DatabaseFile.Open(path, RecordSchema.Value));

        using var connection = DatabaseFile.Open(path, RecordSchema.Value).Connect();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM sqlite_master WHERE type = 'table'";
        command.ExecuteScalar().ShouldBe(1L);
    }

    [Fact]
    public void ConnectDurably_EachCommitReachesTheDisk()
    {
        using var connection = DatabaseFile.Open(_folder.File("records.db"), RecordSchema.Value).ConnectDurably();
        using var command = connection.CreateCommand();

        command.CommandText = "PRAGMA synchronous";
        command.ExecuteScalar().ShouldBe(2L);
        command.CommandText = "PRAGMA journal_mode";
        command.ExecuteScalar().ShouldBe("wal");
    }

    public void Dispose() => _folder.Dispose();

    static void Execute(string path, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
