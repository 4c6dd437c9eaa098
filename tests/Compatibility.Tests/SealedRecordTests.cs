using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using UserMacro.Silo.Storage.Encryption;
using UserMacro.Silo.Storage.Keys;

namespace UserMacro.Compatibility.Tests;

/// <summary>A key file, a data key wrapped by it and a record sealed with that, as earlier builds left them behind, open under this one.</summary>
public sealed class SealedRecordTests : IDisposable
{
    const string Owner = "t-000102030405060708090a0b0c0d0e0f";
    const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    static readonly RecordAddress Address = new("head", GrainId.Create("macro", $"{Owner}/badge"));
    static readonly byte[] Text = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("what was stored, long enough to be compressed; ", 20)));

    readonly string _folder = Directory.CreateTempSubdirectory("usermacro-").FullName;

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Open_RecordOfAnyVersion_IsWhatWasSealed()
    {
        await WriteMissingAsync();
        foreach (var version in GoldenFolder.VersionsOf(NameOf("record.bin")))
        {
            var encryption = await EncryptionAsync(await GoldenAsync(version, "key-file"));
            var wrapped = JsonSerializer.Deserialize<WrappedDataKey>(await GoldenAsync(version, "data-key.json"))!;

            var key = await DataKey.UnwrapAsync(wrapped.Id, new(wrapped.WrappedBy, wrapped.Wrapped), Owner, encryption, Cancellation);

            using var text = RecordCipher.Open(await GoldenAsync(version, "record.bin"), key, Address);
            text.Written.SequenceEqual(Text).ShouldBeTrue($"version {version}");
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    static string NameOf(string file) => Path.Combine("records", file);

    static Task<byte[]> GoldenAsync(int version, string file) => File.ReadAllBytesAsync(GoldenFolder.PathOf(version, NameOf(file)), Cancellation);

    async Task<FileKeyEncryptionKey> EncryptionAsync(byte[]? keyFile)
    {
        var path = Path.Combine(_folder, Guid.NewGuid().ToString("N"));
        if (keyFile is not null)
        {
            await File.WriteAllBytesAsync(path, keyFile, Cancellation);
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(path, OwnerOnly);
            }
        }

        var encryption = new FileKeyEncryptionKey(path, NullLogger<FileKeyEncryptionKey>.Instance);
        await encryption.PrepareAsync(dataKeysAreStored: keyFile is not null, Cancellation);
        return encryption;
    }

    async Task WriteMissingAsync()
    {
        var encryption = await EncryptionAsync(keyFile: null);
        var key = DataKey.Create();
        var wrapped = new WrappedKeySerializer().Serialize(await key.WrapAsync(Owner, encryption, Cancellation));
        GoldenFolder.Keep(NameOf("key-file"), () => File.ReadAllBytes(Directory.GetFiles(_folder)[0]));
        GoldenFolder.Keep(NameOf("data-key.json"), wrapped.ToArray);
        GoldenFolder.Keep(NameOf("record.bin"), () => RecordCipher.Seal(Text, key, Address));
    }
}
