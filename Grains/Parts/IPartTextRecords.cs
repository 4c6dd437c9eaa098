namespace UserMacro.Grains.Parts;

/// <summary>The texts of shared parts by number. Any exception means that the outcome is unknown.</summary>
internal interface IPartTextRecords
{
    Task<PartTexts> ReadAsync(int number);

    Task WriteAsync(int number, PartTexts texts);

    /// <summary>Erases texts; also those that are not there.</summary>
    Task ClearAsync(int number);
}
