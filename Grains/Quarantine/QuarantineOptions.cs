using Microsoft.Extensions.Options;

namespace UserMacro.Grains.Quarantine;

/// <summary>When a quarantined macro is tried again. Configuration section <c>Quarantine</c>.</summary>
public sealed class QuarantineOptions
{
    internal const string Section = "Quarantine";

    const int Growth = 4;

    /// <summary>
    /// How long a macro waits for its trial when it was not suspected within the last day: a silo may also have been killed from outside.
    /// Each further suspicion multiplies it by four.
    /// </summary>
    /// <value>Default one minute; 0 to <see cref="NextTrialAfter"/>.</value>
    public TimeSpan FirstTrialAfter { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long it waits after a trial that it failed, and at most.</summary>
    /// <value>Default one hour; one second to one day.</value>
    public TimeSpan NextTrialAfter { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How long it waits for its trial when it was suspected so many times.</summary>
    internal TimeSpan TrialAfter(int times)
    {
        var wait = FirstTrialAfter;
        for (var time = 1; time < times && wait < NextTrialAfter; time++)
        {
            wait *= Growth;
        }

        return wait < NextTrialAfter ? wait : NextTrialAfter;
    }
}

/// <summary>Checks the times; each fault names its key in the configuration.</summary>
internal sealed class QuarantineOptionsValidator : IValidateOptions<QuarantineOptions>
{
    static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);
    static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    public ValidateOptionsResult Validate(string? name, QuarantineOptions options)
    {
        var faults = new List<string>();
        if (options.NextTrialAfter < Shortest || options.NextTrialAfter > Longest)
        {
            faults.Add($"{QuarantineOptions.Section}:{nameof(options.NextTrialAfter)} is {options.NextTrialAfter:c}; it must be {Shortest:c} to {Longest:c}.");
        }

        if (options.FirstTrialAfter < TimeSpan.Zero || options.FirstTrialAfter > options.NextTrialAfter)
        {
            faults.Add($"{QuarantineOptions.Section}:{nameof(options.FirstTrialAfter)} is {options.FirstTrialAfter:c}; it must be {TimeSpan.Zero:c} to "
                + $"{nameof(options.NextTrialAfter)}, {options.NextTrialAfter:c}.");
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
