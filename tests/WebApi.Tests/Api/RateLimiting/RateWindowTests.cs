using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.WebApi.Api;
using UserMacro.WebApi.Api.RateLimiting;

namespace UserMacro.WebApi.Tests.Api.RateLimiting;

public sealed class RateWindowTests
{
    readonly FakeTimeProvider _time = new();

    [Fact]
    public void Take_MoreThanTheQuota_IsRefusedUntilTheNextWindow()
    {
        var sut = new RateWindow(3, _time);
        _time.Advance(TimeSpan.FromSeconds(15));

        Enumerable.Range(0, 5).Select(_ => sut.Take().Remaining).ShouldBe([2, 1, 0, -1, -1]);
        sut.Take().Reset.ShouldBe(TimeSpan.FromSeconds(45));
        _time.Advance(TimeSpan.FromSeconds(45));
        sut.Take().ShouldBe((2, TimeSpan.FromMinutes(1)));
    }

    [Fact]
    public void Take_OfTwoTokensOfATenant_SharesTheTenantsOnly()
    {
        var sut = new RateLimits(Options.Create(new RateLimitOptions { TenantRequestsPerMinute = 5, TokenRequestsPerMinute = 2 }), _time);
        var tenant = TenantId.Parse("t-000102030405060708090a0b0c0d0e0f");
        ApiCaller By(string? token) => new(tenant, "a", "") { TokenId = token };

        Take(By("one")).ShouldBe("token 1, tenant 4");
        Take(By("one")).ShouldBe("token 0, tenant 3");
        Take(By("one")).ShouldBe("token -1");
        Take(By("two")).ShouldBe("token 1, tenant 2");
        Take(By(null)).ShouldBe("tenant 1");
        Take(By(null)).ShouldBe("tenant 0");
        Take(By(null)).ShouldBe("tenant -1");
        Take(By("two")).ShouldBe("token 0, tenant -1");
        Take(new(TenantId.Parse("t-ffffffffffffffffffffffffffffffff"), "a", "")).ShouldBe("tenant 4");

        string Take(ApiCaller caller) => string.Join(", ", sut.Take(caller).Select(standing => $"{standing.Name} {standing.Remaining}"));
    }
}
