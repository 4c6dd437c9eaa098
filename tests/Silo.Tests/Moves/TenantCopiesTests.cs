using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Moves;
using UserMacro.Grains.Moves;
using UserMacro.Silo.Storage;
using UserMacro.Silo.Storage.Moves;
using UserMacro.Silo.Tests.Storage;
using UserMacro.Storage.Conformance;

namespace UserMacro.Silo.Tests.Moves;

/// <summary>Archives, between two storages.</summary>
public sealed class TenantCopiesTests : IDisposable
{
    const int Records = 120;

    static readonly TenantId Tenant = TenantId.Parse("t-0123456789abcdef0123456789abcdef");
    static readonly CopyIntroduction Introduction = new(["connect:abc"], []);

    readonly TemporaryFolder _from = new();
    readonly TemporaryFolder _to = new();

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Copy_ManyLargeRecords_ComesInBoundedPiecesAndIsTheSame()
    {
        await using var from = await StartAsync(_from, "eu-central-1");
        await using var to = await StartAsync(_to, "us-east-1");
        await FillAsync(from, Tenant);
        await FillAsync(from, TenantId.Parse("t-ffffffffffffffffffffffffffffffff"));
        using var pair = MoveAgreement.Create();
        await using var reader = Copies(from).Read(Tenant, Introduction, new("us-east-1", pair.ExportSubjectPublicKeyInfo()));

        var chunks = await ReadAllAsync(reader);

        chunks.Count.ShouldBeGreaterThan(8);
        chunks.ShouldAllBe(chunk => chunk.Length < 2 * CopyReader.ChunkBytes);
        var writer = Copies(to).Write(chunks[0], SecretOf(pair, chunks[0]));
        foreach (var chunk in chunks.Skip(1))
        {
            await writer.WriteAsync(chunk, Cancellation);
        }

        writer.Introduction.ShouldNotBeNull().Identities.ShouldBe(["connect:abc"]);
        writer.Summary.ShouldBe(reader.Summary);
        writer.Summary!.Records.ShouldBe(Records);
        (await Copies(to).SummarizeAsync(Tenant, Cancellation)).ShouldBe(reader.Summary);
        (await Copies(from).SummarizeAsync(Tenant, Cancellation)).ShouldBe(reader.Summary);
        await Should.ThrowAsync<TenantMovingException>(WriteAsync(to, Tenant, 0));
    }

    [Fact]
    public async Task Write_PieceMissingExchangedOrOfAnotherArchive_IsRefused()
    {
        await using var from = await StartAsync(_from, "eu-central-1");
        await using var to = await StartAsync(_to, "us-east-1");
        await FillAsync(from, Tenant);
        using var pair = MoveAgreement.Create();
        var target = new MoveTarget("us-east-1", pair.ExportSubjectPublicKeyInfo());
        await using var one = Copies(from).Read(Tenant, Introduction, target);
        await using var another = Copies(from).Read(Tenant, Introduction, target);
        var chunks = await ReadAllAsync(one);
        var others = await ReadAllAsync(another);

        foreach (var wrong in new[] { chunks[2], chunks[^1], others[1], chunks[0] })
        {
            var writer = Copies(to).Write(chunks[0], SecretOf(pair, chunks[0]));
            await Should.ThrowAsync<MoveArchiveException>(writer.WriteAsync(wrong, Cancellation));
        }

        var early = Copies(to).Write(chunks[0], SecretOf(pair, chunks[0]));
        await early.WriteAsync(chunks[1], Cancellation);
        early.Summary.ShouldBeNull();
    }

    [Fact]
    public async Task Read_RecordThatWasAltered_EndsTheExport()
    {
        await using var from = await StartAsync(_from, "eu-central-1");
        await WriteAsync(from, Tenant, 0);
        var record = new GrainState<UserMacro.Silo.Storage.Encryption.EncryptedRecord>();
        await from.Storage(StorageNames.Records).ReadStateAsync("head", GrainOf(Tenant, 0), record, Cancellation);
        record.State!.Bytes[^1] ^= 1;
        await from.Storage(StorageNames.Records).WriteStateAsync("head", GrainOf(Tenant, 0), record, Cancellation);
        using var pair = MoveAgreement.Create();
        await using var reader = Copies(from).Read(Tenant, Introduction, new("us-east-1", pair.ExportSubjectPublicKeyInfo()));

        await Should.ThrowAsync<OrleansException>(() => ReadAllAsync(reader));
    }

    [Theory]
    [InlineData("")]
    [InlineData("usermacro-move-1.us-east-1")]
    [InlineData("usermacro-move-1.us-east-1.AAAA")]
    [InlineData("usermacro-move-2.us-east-1.AAAA")]
    [InlineData("usermacro-move-1.us-east-1.!!!")]
    public void Target_ThatIsNone_IsNotRead(string text) => MoveTarget.TryParse(text).ShouldBeNull();

    [Fact]
    public void Target_Written_IsReadAgain()
    {
        using var pair = MoveAgreement.Create();
        var target = new MoveTarget("us-east-1", pair.ExportSubjectPublicKeyInfo());

        var read = MoveTarget.TryParse(target.ToString()).ShouldNotBeNull();

        (read.Region, read.KeyId).ShouldBe((target.Region, target.KeyId));
    }

    public void Dispose()
    {
        _from.Dispose();
        _to.Dispose();
    }

    static Task<StorageHost> StartAsync(TemporaryFolder folder, string region) =>
        EncryptedSqlite.StartAsync(EncryptedSqlite.SettingsIn(folder) with { Region = new(region) });

    static ITenantCopies Copies(StorageHost host) => host.Services.GetRequiredService<ITenantCopies>();

    static byte[] SecretOf(ECDiffieHellman pair, byte[] header) => MoveAgreement.Agree(pair, MoveHeader.TryParse(header)!.PublicKey);

    static async Task<List<byte[]>> ReadAllAsync(ICopyReader reader)
    {
        List<byte[]> chunks = [];
        MoveChunk chunk;
        do
        {
            chunk = await reader.ReadAsync(Cancellation);
            chunks.Add(chunk.Bytes);
        }
        while (!chunk.IsLast);
        return chunks;
    }

    static async Task FillAsync(StorageHost host, TenantId tenant)
    {
        for (var number = 0; number < Records; number++)
        {
            await WriteAsync(host, tenant, number);
        }
    }

    static GrainId GrainOf(TenantId tenant, int number) => GrainId.Create("macro", $"{tenant}/box-{number}");

    // Random, so that it cannot be compressed.
    static Task WriteAsync(StorageHost host, TenantId tenant, int number) => host.Storage(StorageNames.Default).WriteStateAsync(
        "head", GrainOf(tenant, number), new GrainState<string>(RandomNumberGenerator.GetHexString(200_000)), Cancellation);
}
