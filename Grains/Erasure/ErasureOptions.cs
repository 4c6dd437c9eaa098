using Microsoft.Extensions.Options;

namespace UserMacro.Grains.Erasure;

/// <summary>When the data of uninstalled sites are erased. Configuration section <c>Erasure</c>.</summary>
public sealed class ErasureOptions
{
    internal const string Section = "Erasure";

    /// <summary>How many days after an uninstallation the data are erased; a site that installs again before finds all of it.</summary>
    /// <value>Default 30; 0 to 365.</value>
    public int GraceDays { get; init; } = 30;

    /// <summary>How long after the seal the deletion begins: by then no silo uses a key that it has in memory, and no write is under way under one.</summary>
    internal TimeSpan Rest { get; set; } = TimeSpan.FromMinutes(3);
}

/// <summary>Checks the days; the fault names the key in the configuration.</summary>
internal sealed class ErasureOptionsValidator : IValidateOptions<ErasureOptions>
{
    const int LongestGrace = 365;

    public ValidateOptionsResult Validate(string? name, ErasureOptions options) => options.GraceDays is >= 0 and <= LongestGrace
        ? ValidateOptionsResult.Success
        : ValidateOptionsResult.Fail(
            $"{ErasureOptions.Section}:{nameof(ErasureOptions.GraceDays)} is {options.GraceDays}; it must be 0 to {LongestGrace} days.");
}
