using System.ComponentModel;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;

namespace UserMacro.WebApi.Usage;

/// <summary>The days that are asked for, in UTC.</summary>
internal sealed record UsagePeriod(
    [property: FromQuery, Description("The first day; 30 days ago when absent. 90 days are kept.")] DateOnly? From,
    [property: FromQuery, Description("The last day; today when absent.")] DateOnly? Until)
{
    const int DaysShown = 30;
    const int DaysKept = 90;

    /// <summary>The first and the last day as grains name them.</summary>
    public (string From, string Until) Of(TimeProvider time)
    {
        var until = Until ?? DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        return (NameOf(From ?? until.AddDays(1 - DaysShown)), NameOf(until));
    }

    /// <summary>The first and the last of all days that are kept.</summary>
    public static (string From, string Until) All(TimeProvider time)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        return (NameOf(today.AddDays(-DaysKept)), NameOf(today));
    }

    static string NameOf(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
