using System.ComponentModel;
using UserMacro.Grains.Interfaces.Settings;

namespace UserMacro.WebApi.Settings.Contracts;

/// <summary>Which revisions of a macro are kept: those among the newest, and those that are young. The published one always is.</summary>
internal sealed record RetentionDto
{
    [Description("How many of the newest are kept, 1 to {RetainedRevisions}; null for no bound.")]
    public int? Revisions { get; init; }

    [Description("For how many days they are kept, 1 to {RetainedDays}; null for no bound.")]
    public int? Days { get; init; }

    public static RetentionDto From(HistoryRetention retention) => new() { Revisions = retention.Revisions, Days = retention.Days };

    public HistoryRetention ToRetention() => new(Revisions, Days);
}
