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
    public void Add_Many_DropsTheOldest()
    {
        var many = Enumerable.Range(0, 100).Aggregate(new IdempotencyShard(), (slot, number) => slot.Add(Request($"{number}", Now)));

        many.Requests.Select(request => request.Key).ShouldBe(Enumerable.Range(36, 64).Select(number => $"{number}"));
    }

    [Fact]
    public void Add_ADayLater_DropsWhatIsTooOld()
    {
        var slot = new IdempotencyShard().Add(Request("a", Now)).Add(Request("b", Now.AddDays(1)));

        slot.Requests.ShouldHaveSingleItem().Key.ShouldBe("b");
        slot.Without(Now.AddDays(1)).ShouldBeSameAs(slot);
        slot.Without(Now.AddDays(2)).Requests.ShouldBeEmpty();
    }

    /// <summary>Bodies name accounts and hold templates; previous builds stored them.</summary>
    [Fact]
    public void Add_AnswersWithBodies_KeepsStatusAndHeadersOnly()
    {
        var slot = new IdempotencyShard { Requests = [new("a", "r", Now, new(200, "application/json", "\"1\"", "/x", "{}"))] };

        var next = slot.Add(new("b", "r", Now, new(201, "application/json", "\"2\"", "/y", "{}")));

        next.Requests.Select(request => request.Answer).ShouldBe([new(200, null, "\"1\"", "/x", null), new(201, null, "\"2\"", "/y", null)]);
    }

    static StoredRequest Request(string key, DateTimeOffset at) => new(key, "r", at, new(200, null, null, null, null));
}
