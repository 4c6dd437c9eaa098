using UserMacro.Grains.Parts;

namespace UserMacro.Grains.Tests.Parts;

/// <summary>Texts in memory.</summary>
internal sealed class MemoryTexts : IPartTextRecords
{
    public SortedDictionary<int, PartTexts> Texts { get; } = [];

    public Task<PartTexts> ReadAsync(int number) => Task.FromResult(Texts.GetValueOrDefault(number) ?? new());

    public Task WriteAsync(int number, PartTexts texts)
    {
        Texts[number] = texts;
        return Task.CompletedTask;
    }

    public Task ClearAsync(int number)
    {
        Texts.Remove(number);
        return Task.CompletedTask;
    }
}
