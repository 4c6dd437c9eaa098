using System.Globalization;
using Orleans.Storage;
using UserMacro.Grains.Persistence;

namespace UserMacro.Grains.Parts;

/// <summary>The texts of shared parts as named states of their grain, each read on first use and then kept in memory.</summary>
internal sealed class PartTextRecords(IGrainContext grain, IGrainStorage storage) : IPartTextRecords
{
    readonly Dictionary<int, LazyRecord<PartTexts>> _records = [];

    public async Task<PartTexts> ReadAsync(int number) => (await OpenAsync(number)).Value;

    public async Task WriteAsync(int number, PartTexts texts) => await (await OpenAsync(number)).WriteAsync(texts);

    public async Task ClearAsync(int number)
    {
        var record = await OpenAsync(number);
        if (record.Value.Part is not null)
            await record.ClearAsync();
        _records.Remove(number);
    }

    async Task<LazyRecord<PartTexts>> OpenAsync(int number)
    {
        if (!_records.TryGetValue(number, out var record))
            _records[number] = record = new(string.Create(CultureInfo.InvariantCulture, $"part-{number}"), grain, storage);
        await record.LoadAsync();
        return record;
    }
}
