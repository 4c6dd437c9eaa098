using UserMacro.Atlassian.Connect.Descriptor;
using UserMacro.Grains.Modules;
using UserMacro.Grains.Tests.Cluster;

namespace UserMacro.Grains.Tests.Modules;

public sealed class ModuleSynchronizerTests
{
    readonly FakeSite _site = new();

    [Fact]
    public async Task RunAsync_NewMacros_RegistersThemInOneRequest()
    {
        var report = await RunAsync(Framed("a"), Static("b"));

        report.Error.ShouldBeNull();
        report.Registered.ShouldBe(["a", "b"]);
        _site.Calls.ShouldBe(["GET", "POST a b"]);
    }

    [Fact]
    public async Task RunAsync_Again_ChangesNothing()
    {
        await RunAsync(Framed("a"), Static("b"));

        (await RunAsync(Framed("a"), Static("b"))).Registered.ShouldBe(["a", "b"]);

        _site.Calls.Skip(2).ShouldBe(["GET"]);
    }

    [Fact]
    public async Task RunAsync_ChangedAndRemoved_TakesOffBothAndRegistersTheChanged()
    {
        await RunAsync(Framed("a"), Framed("b"), Framed("c"));

        var report = await RunAsync(Framed("a"), Framed("b", "new name"));

        report.Registered.ShouldBe(["a", "b"]);
        _site.Calls.Skip(2).ShouldBe(["GET", "DELETE b c", "POST b"]);
        _site.Modules["b"].Name.Value.ShouldBe("new name");
    }

    [Fact]
    public async Task RunAsync_MacroThatBecameStatic_ChangesItsType()
    {
        await RunAsync(Framed("a"));

        await RunAsync(Static("a"));

        _site.Modules["a"].ShouldBeOfType<StaticContentMacro>();
    }

    [Fact]
    public async Task RunAsync_StaticTypeRefused_RegistersTheFramedAndRecordsEachStatic()
    {
        _site.Refuse = module => module is StaticContentMacro ? "unknown module type" : null;

        var report = await RunAsync([Framed("a"), .. Enumerable.Range(1, 9).Select(number => Static($"s{number}"))]);

        report.Error.ShouldBeNull();
        report.Registered.ShouldBe(["a"]);
        report.Refused.Count.ShouldBe(9);
        report.Refused.Values.ShouldAllBe(reason => reason == "unknown module type");
        _site.Calls.Count.ShouldBe(7, "GET, all, framed, static, and three static ones to be sure");
    }

    [Fact]
    public async Task RunAsync_OneModuleRefused_RegistersAllOthers()
    {
        _site.Refuse = module => module.Key is "b" or "t" ? "invalid" : null;

        var report = await RunAsync(Framed("a"), Framed("b"), Framed("c"), Static("s"), Static("t"));

        report.Registered.ShouldBe(["a", "c", "s"]);
        report.Refused.Keys.ShouldBe(["b", "t"], ignoreOrder: true);
    }

    [Fact]
    public async Task RunAsync_ChangeRefused_PutsTheFormerModuleBack()
    {
        await RunAsync(Framed("a"), Framed("b"));
        _site.Refuse = module => module.Name.Value == "bad" ? "invalid" : null;

        var report = await RunAsync(Framed("a"), Framed("b", "bad"));

        report.Refused.Keys.ShouldBe(["b"]);
        report.Registered.ShouldBe(["a", "b"]);
        _site.Modules["b"].Name.Value.ShouldBe("b");
    }

    [Fact]
    public async Task RunAsync_NoAnswerAfterRemoval_PutsTheFormerModuleBackAndAsksForAnotherRun()
    {
        await RunAsync(Framed("a"));
        _site.IsAway = call => call == "POST a" && _site.Calls.Count(made => made == "POST a") == 2;

        var report = await RunAsync(Framed("a", "new name"));

        report.Error.ShouldBe("away");
        _site.Modules["a"].Name.Value.ShouldBe("a");
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("DELETE b")]
    public async Task RunAsync_NoAnswer_AsksForAnotherRun(string away)
    {
        await RunAsync(Framed("a"), Framed("b"));
        _site.IsAway = call => call == away;

        (await RunAsync(Framed("a"))).Error.ShouldBe("away");

        _site.Modules.Count.ShouldBe(2);
    }

    [Fact]
    public async Task RunAsync_MoreThanSlots_KeepsRegisteredNamesAndRefusesTheRest()
    {
        await RunAsync(Framed("zz"));

        var report = await RunAsync([.. Enumerable.Range(100, 101).Select(number => Framed($"m{number}")), Framed("zz")]);

        report.Registered.Length.ShouldBe(100);
        report.Registered.ShouldContain("zz");
        report.Refused.Keys.ShouldBe(["m199", "m200"], ignoreOrder: true);
    }

    Task<ModuleSyncReport> RunAsync(params ContentMacro[] wanted) =>
        new ModuleSynchronizer(_site).RunAsync(wanted, TestContext.Current.CancellationToken);

    static DynamicContentMacro Framed(string key, string? name = null) => new() { Key = key, Name = new(name ?? key), Url = $"/connect/render/{key}" };

    static StaticContentMacro Static(string key) => new() { Key = key, Name = new(key), Url = $"/connect/static/{key}" };
}
