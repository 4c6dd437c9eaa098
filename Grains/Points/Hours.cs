namespace UserMacro.Grains.Points;

internal static class Hours
{
    /// <summary>The top of the UTC hour, where Confluence's limits begin again.</summary>
    public static DateTimeOffset Of(DateTimeOffset time) => new(time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerHour), TimeSpan.Zero);
}
