namespace UserMacro.Grains.RateBudgets;

internal static class BudgetHour
{
    /// <summary>The top of the UTC hour, where Confluence's limits begin again.</summary>
    public static DateTimeOffset Truncate(DateTimeOffset time) => new(time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerHour), TimeSpan.Zero);
}
