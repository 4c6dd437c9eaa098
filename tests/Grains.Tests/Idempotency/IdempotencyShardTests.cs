using UserMacro.Grains.Idempotency;

namespace UserMacro.Grains.Tests.Idempotency;

public sealed class IdempotencyShardTests
{
    static readonly DateTimeOffset Now = new(2026, 3, 4, 5, 6, 7, TimeSpan.Zero);

    [Fact]
    public void Find_WithinADay_IsThere()
    {
        var slot = new IdempotencyShard().Add(Request("a", Now));

        slot.Find("a", Now.AddHours(23)).ShouldNotBeNull();
        slot.Find("a", Now.AddHours(24)).ShouldBeNull();
        slot.Find("b", Now).ShouldBeNull();
    }

    [Fact]
    public void Add_ManyOrLargeOnes_DropsTheOldest()
    {
        var many = Enumerable.Range(0, 100).Aggregate(new IdempotencyShard(), (slot, number) => slot.Add(Request($"{number}", Now)));
        var large = Enumerable.Range(0, 10).Aggregate(new IdempotencyShard(), (slot, number) => slot.Add(Request($"{number}", Now, new('x', 60 * 1024))));

        many.Requests.Select(request => request.Key).ShouldBe(Enumerable.Range(36, 64).Select(number => $"{number}"));
        large.Requests.Select(request => request.Key).ShouldBe(["6", "7", "8", "9"]);
    }

    [Fact]
    public void Add_ADayLater_DropsWhatIsTooOld()
    {
        var slot = new IdempotencyShard().Add(Request("a", Now)).Add(Request("b", Now.AddDays(1)));

        slot.Requests.ShouldHaveSingleItem().Key.ShouldBe("b");
        slot.Without(Now.AddDays(1)).ShouldBeSameAs(slot);
        slot.Without(Now.AddDays(2)).Requests.ShouldBeEmpty();
    }

    static StoredRequest Request(string key, DateTimeOffset at, string body = "") => new(key, "r", at, new(200, null, null, null, body));
}
