using System.Net;
using System.Net.Http.Headers;
using UserMacro.CommandLine.Api;

namespace UserMacro.CommandLine.Tests.Api;

public sealed class RetryPolicyTests
{
    static readonly DateTimeOffset Now = new(2026, 11, 26, 10, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 4)]
    [InlineData(4, 8)]
    public void WaitBefore_NoWordOfTheService_Doubles(int tries, int seconds) =>
        RetryPolicy.WaitBefore(tries, HttpStatusCode.ServiceUnavailable, null, Now).ShouldBe(TimeSpan.FromSeconds(seconds));

    [Fact]
    public void WaitBefore_Date_IsTheTimeUntilThen() =>
        RetryPolicy.WaitBefore(1, HttpStatusCode.TooManyRequests, new RetryConditionHeaderValue(Now.AddSeconds(40)), Now).ShouldBe(TimeSpan.FromSeconds(40));

    [Fact]
    public void WaitBefore_PastDate_IsNoWait() =>
        RetryPolicy.WaitBefore(1, HttpStatusCode.TooManyRequests, new RetryConditionHeaderValue(Now.AddYears(-1)), Now).ShouldBe(TimeSpan.Zero);

    [Theory]
    [InlineData(60, true)]
    [InlineData(61, false)]
    public void WaitBefore_LongerThanAMinute_IsNotWaited(int seconds, bool waits) =>
        RetryPolicy.WaitBefore(1, HttpStatusCode.TooManyRequests, new RetryConditionHeaderValue(TimeSpan.FromSeconds(seconds)), Now).HasValue.ShouldBe(waits);

    [Theory]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.BadGateway)]
    [InlineData(HttpStatusCode.Conflict)]
    [InlineData(HttpStatusCode.OK)]
    public void WaitBefore_OtherStatus_IsFinal(HttpStatusCode status) => RetryPolicy.WaitBefore(1, status, null, Now).ShouldBeNull();
}
