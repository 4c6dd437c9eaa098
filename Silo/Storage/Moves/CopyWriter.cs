using System.Text.Json;
using Orleans.Storage;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Moves;
using UserMacro.Silo.Storage.Encryption;
using UserMacro.Silo.Storage.Generations;
using UserMacro.Silo.Storage.Keys;

namespace UserMacro.Silo.Storage.Moves;

/// <summary>Writes what an archive holds, each record under the tenant's new data key. A record that is there already is left as it is.</summary>
internal sealed class CopyWriter(
    byte[] header, byte[] secret, IGrainStorage records, CopySource source, DataKeys keys, GenerationStore generations) : ICopyWriter
{
    const int IntroductionNumber = 1;

    readonly TenantId _tenant = TenantId.Parse(MoveHeader.TryParse(header)!.Tenant);
    readonly ChunkCipher _cipher = new(header, secret);
    readonly CopyDigest _digest = new();
    int _number = IntroductionNumber;

    public CopyIntroduction? Introduction { get; private set; }

    public CopySummary? Summary { get; private set; }

    public async Task WriteAsync(byte[] chunk, CancellationToken cancellation)
    {
        var (text, isLast) = _cipher.Open(_number, chunk);
        try
        {
            await TakeAsync(text, isLast, cancellation);
        }
        catch (Exception fault) when (fault is JsonException or EndOfStreamException or FormatException or ArgumentException)
        {
            throw new MoveArchiveException($"The archive is damaged: piece {_number} cannot be read.", fault);
        }

        _number++;
    }

    async Task TakeAsync(byte[] text, bool isLast, CancellationToken cancellation)
    {
        if (_number == IntroductionNumber)
        {
            Introduction = Read<CopyIntroduction>(text);
        }
        else if (isLast)
        {
            await EndAsync(Read<CopyEnd>(text), cancellation);
        }
        else
        {
            await WriteRecordsAsync(text, cancellation);
        }
    }

    async Task WriteRecordsAsync(byte[] text, CancellationToken cancellation)
    {
        var ring = await keys.FindOrCreateArrivingAsync(_tenant.Value, cancellation);
        using var stream = new MemoryStream(text);
        using var reader = new BinaryReader(stream);
        while (stream.Position < stream.Length)
        {
            var record = CopiedRecord.Read(reader);
            if (record is null || !GrainKeys.IsUnder(record.Name.Grain.Key.AsSpan(), _tenant))
            {
                throw new MoveArchiveException("The archive is damaged: a record in it is not what its hash says, or of another site.");
            }

            _digest.Add(record);
            await WriteAsync(record, ring.Current, cancellation);
        }
    }

    async Task WriteAsync(CopiedRecord record, DataKey key, CancellationToken cancellation)
    {
        var stored = new GrainState<EncryptedRecord>();
        await records.ReadStateAsync(record.Name.State, record.Name.Grain, stored, cancellation);
        if (stored.RecordExists && (await source.OpenAsync(stored.State!.Bytes, record.Name, cancellation)).Hash.AsSpan().SequenceEqual(record.Hash))
        {
            return;
        }

        stored.State = new() { Bytes = RecordCipher.SealText(record.Text, key, record.Address) };
        await records.WriteStateAsync(record.Name.State, record.Name.Grain, stored, cancellation);
    }

    async Task EndAsync(CopyEnd end, CancellationToken cancellation)
    {
        if (end.Summary.Records != _digest.Records || end.Summary.Digest != _digest.ToString())
        {
            throw new MoveArchiveException("The archive is damaged: it does not hold what its end says.");
        }

        // After the records: what has reached less than this is refused.
        await generations.ReplaceAllAsync(_tenant, end.Generations.WithComparers(StringComparer.Ordinal), cancellation);
        Summary = end.Summary;
    }

    static T Read<T>(byte[] text) =>
        JsonSerializer.Deserialize<T>(text) ?? throw new MoveArchiveException("The archive is damaged.");
}
