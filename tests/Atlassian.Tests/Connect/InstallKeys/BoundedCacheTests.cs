using UserMacro.Atlassian.Connect.InstallKeys;

namespace UserMacro.Atlassian.Tests.Connect.InstallKeys;

public class BoundedCacheTests
{
    [Fact]
    public void Set_FullCache_ForgetsTheLeastRecentlyUsed()
    {
        var sut = new BoundedCache<int>(2);
        sut.Set("a", 1);
        sut.Set("b", 2);
        sut.TryGet("a", out _).ShouldBeTrue();

        sut.Set("c", 3);

        sut.TryGet("b", out _).ShouldBeFalse();
        sut.TryGet("a", out var a).ShouldBeTrue();
        a.ShouldBe(1);
        sut.TryGet("c", out var c).ShouldBeTrue();
        c.ShouldBe(3);
    }

    [Fact]
    public void Set_KnownKey_ReplacesWithoutForgetting()
    {
        var sut = new BoundedCache<int>(2);
        sut.Set("a", 1);
        sut.Set("b", 2);

        sut.Set("a", 3);

        sut.TryGet("a", out var a).ShouldBeTrue();
        a.ShouldBe(3);
        sut.TryGet("b", out _).ShouldBeTrue();
        sut.TryGet("A", out _).ShouldBeFalse();
    }
}
