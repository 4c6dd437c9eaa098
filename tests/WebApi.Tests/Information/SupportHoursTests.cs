using System.Globalization;
using UserMacro.WebApi.Information;

namespace UserMacro.WebApi.Tests.Information;

public sealed class SupportHoursTests
{
    [Theory]
    [InlineData("2026-11-30T08:00:00Z", "2026-11-30T16:00:00Z")]
    [InlineData("2026-11-30T15:59:59Z", "2026-11-30T16:00:00Z")]
    [InlineData("2026-11-30T07:59:59Z", null)]
    [InlineData("2026-11-30T16:00:00Z", null)]
    [InlineData("2026-11-29T12:00:00Z", null)]
    public void OpenUntil_DefaultHours_GoesByTheClock(string now, string? until) =>
        Hours(SupportHours.Default).OpenUntil(At(now)).ShouldBe(until is null ? null : At(until));

    [Theory]
    [InlineData("2026-11-30T07:00:00Z", "2026-11-30T08:00:00Z")]
    [InlineData("2026-11-30T08:00:00Z", "2026-12-01T08:00:00Z")]
    [InlineData("2026-12-04T16:00:00Z", "2026-12-07T08:00:00Z")]
    [InlineData("2026-12-05T09:00:00Z", "2026-12-07T08:00:00Z")]
    public void NextOpening_DefaultHours_PassesOverTheWeekend(string now, string next) => Hours(SupportHours.Default).NextOpening(At(now)).ShouldBe(At(next));

    [Theory]
    [InlineData("2026-07-01T07:00:00Z", true)]
    [InlineData("2026-07-01T15:00:00Z", false)]
    [InlineData("2026-12-01T07:30:00Z", false)]
    [InlineData("2026-12-01T15:30:00Z", true)]
    public void OpenUntil_ZoneWithSummerTime_FollowsIt(string now, bool open) =>
        (Hours("Mon-Fri 09:00-17:00 Europe/Berlin").OpenUntil(At(now)) is not null).ShouldBe(open);

    [Fact]
    public void NextOpening_HourThatTheClockLeavesOut_IsTheNextOne() =>
        Hours("Sun 02:30-10:00 Europe/Berlin").NextOpening(At("2026-03-28T12:00:00Z")).ShouldBe(At("2026-03-29T01:30:00Z"));

    [Theory]
    [InlineData("Sat-Mon 09:00-17:00 UTC", "2026-12-06T12:00:00Z", true)]
    [InlineData("Mon,Wed-Fri 09:00-17:00 UTC", "2026-12-01T12:00:00Z", false)]
    [InlineData("mon,wed-fri 09:00-17:00 UTC", "2026-12-02T12:00:00Z", true)]
    public void OpenUntil_DaysByNameAndRange_AreThose(string hours, string now, bool open) => (Hours(hours).OpenUntil(At(now)) is not null).ShouldBe(open);

    [Theory]
    [InlineData("")]
    [InlineData("always")]
    [InlineData("Mon-Fri 09:00-17:00")]
    [InlineData("Mon-Fri 17:00-09:00 UTC")]
    [InlineData("Mon-Fri 9-17 UTC")]
    [InlineData("Mon-Fri 09:00-17:00 Mars/Olympus")]
    [InlineData("Mon-Fri-Sat 09:00-17:00 UTC")]
    [InlineData("Someday 09:00-17:00 UTC")]
    [InlineData(", 09:00-17:00 UTC")]
    public void TryParse_AnythingElse_IsRefused(string text) => SupportHours.TryParse(text, out _).ShouldBeFalse();

    static SupportHours Hours(string text) => SupportHours.TryParse(text, out var hours) ? hours : throw new FormatException(text);

    static DateTimeOffset At(string time) => DateTimeOffset.Parse(time, CultureInfo.InvariantCulture);
}
