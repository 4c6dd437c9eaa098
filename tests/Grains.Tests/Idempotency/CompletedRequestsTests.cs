using UserMacro.Grains.Idempotency;

namespace UserMacro.Grains.Tests.Idempotency;

public sealed class CompletedRequestsTests
{
    static readonly DateTimeOffset Once = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Find_WithinADay_IsThere()
    {
        var sut = new CompletedRequests().Add(new("k", "r", Once, 4));

        sut.Find("k", Once.AddHours(24).AddTicks(-1))!.Number.ShouldBe(4);
        sut.Find("k", Once.AddHours(24)).ShouldBeNull();
        sut.Find("other", Once).ShouldBeNull();
    }

    [Fact]
    public void Add_LaterThanADay_ForgetsTheFormer() =>
        new CompletedRequests().Add(new("a", "r", Once)).Add(new("b", "r", Once.AddHours(24))).Requests.Select(request => request.Key).ShouldBe(["b"]);

    [Fact]
    public void Add_MoreThanAreKept_ForgetsTheOldest()
    {
        var sut = new CompletedRequests();
        foreach (var number in Enumerable.Range(1, CompletedRequests.MaxKept + 2))
        {
            sut = sut.Add(new($"k{number}", "r", Once));
        }

        (sut.Requests.Length, sut.Requests[0].Key).ShouldBe((CompletedRequests.MaxKept, "k3"));
    }
}
