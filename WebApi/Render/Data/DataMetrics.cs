using System.Diagnostics.Metrics;

namespace UserMacro.WebApi.Render.Data;

/// <summary>How often data of pages could not be asked for.</summary>
internal sealed class DataMetrics
{
    /// <summary>The name of the meter.</summary>
    public const string MeterName = "UserMacro.Data";

    readonly Counter<long> _overBudget;

    public DataMetrics(IMeterFactory meters) =>
        _overBudget = meters.Create(
            MeterName).CreateCounter<long>("usermacro.data.over_budget", "{question}", "Questions to Confluence that were left out for want of points");

    public void OverBudget() => _overBudget.Add(1);
}
