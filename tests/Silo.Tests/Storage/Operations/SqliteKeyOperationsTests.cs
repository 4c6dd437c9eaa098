using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using UserMacro.Grains.Interfaces.Operations;
using UserMacro.Silo.Storage;
using UserMacro.Silo.Storage.Keys;
using UserMacro.Storage.Conformance;

namespace UserMacro.Silo.Tests.Storage.Operations;

public sealed class SqliteKeyOperationsTests : KeyOperationsBase
{
    readonly FakeTimeProvider _time = new();

    private protected override TimeProvider Time => _time;

    [Fact]
    public async Task ReEncrypt_SoonAfterARotation_WaitsUntilAllSilosKnowOfIt()
    {
        await using var host = await StartAsync();
        await WriteAllAsync(host);
        await RunAsync(host, KeyWork.Rotate);
        var rests = new TaskCompletionSource<DateTimeOffset>();
        var work = Operations(host).RunAsync(
            new() { Work = KeyWork.ReEncrypt },
            progress =>
            {
                if (progress.RestsUntil is { } until)
                {
                    rests.TrySetResult(until);
                }
            },
            TestContext.Current.CancellationToken);

        (await rests.Task).ShouldBe(Time.GetUtcNow() + KeyTimes.Default.Rest);
        work.IsCompleted.ShouldBeFalse();
        while (!work.IsCompleted)
        {
            _time.Advance(KeyTimes.Default.Rest);
            await Task.Yield();
        }

        (await work).Changed.ShouldBe(4);
    }

    private protected override Task<StorageHost> StartAsync(StorageSettings? settings = null)
    {
        var files = EncryptedSqlite.SettingsIn(Folder);
        return EncryptedSqlite.StartAsync(
            settings is null ? files : files with { KeyFilePath = settings.KeyFilePath, FormerKeyFilePaths = settings.FormerKeyFilePaths },
            more: services => services.AddSingleton(Time));
    }
}
