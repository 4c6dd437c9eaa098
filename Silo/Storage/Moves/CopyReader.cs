using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Moves;
using UserMacro.Grains.Moves;
using UserMacro.Silo.Storage.Generations;

namespace UserMacro.Silo.Storage.Moves;

/// <summary>Makes an archive of a tenant: header, introduction, pieces of about a megabyte with records, and an end with sums and generations.</summary>
internal sealed class CopyReader : ICopyReader
{
    /// <summary>A piece ends with the record that makes it larger than this.</summary>
    public const int ChunkBytes = 1024 * 1024;

    readonly GenerationStore _generations;
    readonly TenantId _tenant;
    readonly CopyIntroduction _introduction;
    readonly byte[] _header;
    readonly ChunkCipher _cipher;
    readonly CopyDigest _digest = new();
    readonly IAsyncEnumerator<CopiedRecord> _records;
    int _number;
    bool _hasEnded;

    public CopyReader(
        CopySource source, GenerationStore generations, string region, TenantId tenant, CopyIntroduction introduction, MoveTarget target, TimeProvider time)
    {
        (_generations, _tenant, _introduction) = (generations, tenant, introduction);
        using var pair = MoveAgreement.Create();
        _header = new MoveHeader(
            MoveHeader.FormatName, tenant.Value, region, target.Region, target.KeyId, pair.ExportSubjectPublicKeyInfo(), time.GetUtcNow()).ToBytes();
        var secret = MoveAgreement.Agree(pair, target.PublicKey);
        _cipher = new(_header, secret);
        CryptographicOperations.ZeroMemory(secret);
        _records = source.ReadAsync(tenant, CancellationToken.None).GetAsyncEnumerator();
    }

    public string Archive => MoveHeader.IdOf(_header);

    public CopySummary? Summary { get; private set; }

    public async Task<MoveChunk> ReadAsync(CancellationToken cancellation)
    {
        var number = _number++;
        if (number == 0)
        {
            return new(_header, IsLast: false);
        }

        if (number == 1)
        {
            return Seal(number, JsonSerializer.SerializeToUtf8Bytes(_introduction));
        }

        if (!_hasEnded)
        {
            using var piece = new MemoryStream();
            await FillAsync(piece);
            if (piece.Length > 0)
            {
                return Seal(number, piece.ToArray());
            }
        }

        Summary = new(_digest.Records, _digest.ToString());
        var end = new CopyEnd(Summary, await _generations.ReadAllAsync(_tenant, cancellation));
        return new(_cipher.Seal(number, isLast: true, JsonSerializer.SerializeToUtf8Bytes(end)), IsLast: true);
    }

    public ValueTask DisposeAsync() => _records.DisposeAsync();

    async Task FillAsync(MemoryStream piece)
    {
        await using var writer = new BinaryWriter(piece, System.Text.Encoding.UTF8, leaveOpen: true);
        while (piece.Length < ChunkBytes)
        {
            if (!await _records.MoveNextAsync())
            {
                _hasEnded = true;
                return;
            }

            if (_digest.Add(_records.Current))
            {
                _records.Current.Write(writer);
                writer.Flush();
            }
        }
    }

    MoveChunk Seal(int number, byte[] text) => new(_cipher.Seal(number, isLast: false, text), IsLast: false);
}

/// <summary>The last piece of an archive.</summary>
/// <param name="Summary">What came before.</param>
/// <param name="Generations">What the guarded records have reached.</param>
internal sealed record CopyEnd(CopySummary Summary, ImmutableSortedDictionary<string, long> Generations);
