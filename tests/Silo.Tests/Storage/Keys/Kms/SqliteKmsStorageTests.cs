using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using UserMacro.Silo.Hosting;
using UserMacro.Silo.Storage;
using UserMacro.Silo.Storage.Keys;
using UserMacro.Silo.Tests.Hosting;
using UserMacro.Storage.Conformance;

namespace UserMacro.Silo.Tests.Storage.Keys.Kms;

public sealed class SqliteKmsStorageTests : KmsStorageTestsBase
{
    readonly FakeTimeProvider _time = new();

    [Fact]
    public async Task Run_KmsAwayAtTheStart_EndsAsUnavailableWithOneLine()
    {
        Server.Failure = KmsServer.Error(400, "AccessDeniedException");
        await using var errors = new StringWriter();

        var exit = await HostRunner.RunAsync(
            () => TestSilo.Create(
            [
                $"--Storage:Sqlite:Path={Folder.File("other.db")}", $"--Storage:Kms:KeyId={KmsServer.Alias}", $"--Storage:Kms:ServiceUrl={Server.Url}",
            ]),
            errors: errors);

        exit.ShouldBe(HostRunner.Unavailable);
        errors.ToString().ShouldStartWith("Storage:Kms:KeyId: AWS KMS did not carry out DescribeKey");
    }

    private protected override Task<StorageHost> StartAsync(StorageSettings settings) =>
        EncryptedSqlite.StartAsync(settings, more: services => services.AddSingleton<TimeProvider>(_time));

    private protected override void ForgetFreshness() => _time.Advance(DataKeys.Lifetime * 10);
}
