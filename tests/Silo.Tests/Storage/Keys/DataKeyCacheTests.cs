using System.Globalization;
using Microsoft.Extensions.Time.Testing;
using UserMacro.Silo.Storage.Keys;

namespace UserMacro.Silo.Tests.Storage.Keys;

public sealed class DataKeyCacheTests
{
    [Fact]
    public void Add_OverTheCapacity_LongestUnusedGo()
    {
        var time = new FakeTimeProvider();
        var sut = new DataKeyCache(100, TimeSpan.FromMinutes(1), time);
        for (var owner = 0; owner < 100; owner++)
        {
            sut.Add(Name(owner), new(DataKey.Create()), time.GetTimestamp());
        }

        sut.Find(Name(0)).ShouldNotBeNull();
        sut.Add(Name(100), new(DataKey.Create()), time.GetTimestamp());

        sut.Find(Name(0)).ShouldNotBeNull("it was just used");
        sut.Find(Name(100)).ShouldNotBeNull("it is new");
        Enumerable.Range(1, 11).ShouldAllBe(owner => sut.Find(Name(owner)) == null);
        Enumerable.Range(12, 88).ShouldAllBe(owner => sut.Find(Name(owner)) != null);
    }

    static string Name(int owner) => owner.ToString(CultureInfo.InvariantCulture);
}
