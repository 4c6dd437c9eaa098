using UserMacro.Atlassian.Connect.Descriptor;
using UserMacro.Grains.Modules;
using UserMacro.Grains.Tests.Cluster;
using UserMacro.Silo.Hosts.Connect.Modules;

namespace UserMacro.Grains.Tests.Modules;

public sealed class ModuleSynchronizerTests
{
    readonly FakeSite _site = new();
    ModuleSyncRecord _record = new();

    [Fact]
    public async Task RunAsync_NewMacros_RegistersThemInOneRequest()
    {
        var report = await RunAsync(Framed("a"), Static("b"));

        report.Error.ShouldBeNull();
        report.Found!.Registered.ShouldBe(["a", "b"]);
        _site.Calls.ShouldBe(["GET", "POST a b"]);
    }

    [Fact]
    public async Task RunAsync_Again_ChangesNothing()
    {
        await RunAsync(Framed("a"), Static("b"));

        (await RunAsync(Framed("a"), Static("b"))).Found!.Registered.ShouldBe(["a", "b"]);

        _site.Calls.Skip(2).ShouldBe(["GET"]);
    }

    [Fact]
    public async Task RunAsync_ChangedAndRemoved_TakesOffBothAndRegistersTheChanged()
    {
        await RunAsync(Framed("a"), Framed("b"), Framed("c"));

        var report = await RunAsync(Framed("a"), Framed("b", "new name"));

        report.Found!.Registered.ShouldBe(["a", "b"]);
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
        report.Found!.Registered.ShouldBe(["a"]);
        report.Found!.Refused.Count.ShouldBe(9);
        report.Found!.Refused.Values.ShouldAllBe(reason => reason == "400");
        _site.Calls.Count.ShouldBe(10, "GET, all, framed, static, and halves down to three static ones to be sure");
    }

    [Fact]
    public async Task RunAsync_OneModuleRefused_RegistersAllOthers()
    {
        _site.Refuse = module => module.Key is "b" or "t" ? "invalid" : null;

        var report = await RunAsync(Framed("a"), Framed("b"), Framed("c"), Static("s"), Static("t"));

        report.Found!.Registered.ShouldBe(["a", "c", "s"]);
        report.Found!.Refused.Keys.ShouldBe(["b", "t"], ignoreOrder: true);
    }

    [Fact]
    public async Task RunAsync_ChangeRefused_PutsTheFormerModuleBack()
    {
        await RunAsync(Framed("a"), Framed("b"));
        _site.Refuse = module => module.Name.Value == "bad" ? "invalid" : null;

        var report = await RunAsync(Framed("a"), Framed("b", "bad"));

        report.Found!.Refused.Keys.ShouldBe(["b"]);
        report.Found!.Registered.ShouldBe(["a", "b"]);
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

        report.Found!.Registered.Length.ShouldBe(100);
        report.Found!.Registered.ShouldContain("zz");
        report.Found.Waiting.ShouldBe(["m199", "m200"]);
    }

    [Fact]
    public async Task RunAsync_OneOfManyRefused_IsFoundByHalving()
    {
        _site.Refuse = module => module.Key == "m60" ? "bad" : null;

        var report = await RunAsync([.. Enumerable.Range(10, 64).Select(number => Framed($"m{number}"))]);

        report.Found!.Registered.Length.ShouldBe(63);
        report.Found.Refused.ShouldHaveSingleItem().Value.ShouldBe("400");
        _site.Calls.Count.ShouldBeLessThan(16);
    }

    [Fact]
    public async Task RunAsync_RefusedBefore_IsOfferedAgainOnlyChangedOrWhenAllIsCompared()
    {
        _site.Refuse = module => module.Name.Value == "bad" ? "invalid" : null;
        await RunAsync(Framed("a"), Framed("b", "bad"));
        var calls = _site.Calls.Count;

        (await RunAsync(Framed("a"), Framed("b", "bad"))).Found!.Refused["b"].ShouldBe("400");
        _site.Calls.Skip(calls).ShouldBe(["GET"]);

        _record = _record with { Reconcile = true };
        await RunAsync(Framed("a"), Framed("b", "bad"));
        _site.Calls.Skip(calls + 1).ShouldBe(["GET", "POST b"]);

        (await RunAsync(Framed("a"), Framed("b", "good"))).Found!.Refused.ShouldBeEmpty();
        _site.Modules["b"].Name.Value.ShouldBe("good");
    }

    [Fact]
    public async Task RunAsync_SiteGivesModulesBackInOtherWords_RegistersNothingAnew()
    {
        _site.Rewrite = module => module is DynamicContentMacro dynamic ? dynamic with { Categories = ["formatting"] } : module;
        await RunAsync(Framed("a"));
        var calls = _site.Calls.Count;

        await RunAsync(Framed("a"));
        _site.Calls.Skip(calls).ShouldBe(["GET"]);

        await RunAsync(Framed("a", "new name"));
        _site.Modules["a"].Name.Value.ShouldBe("new name");
    }

    [Fact]
    public async Task RunAsync_SiloEndedAfterTheRemoval_FormerModuleIsPutBackWhenTheChangeIsRefused()
    {
        await RunAsync(Framed("a"));
        _site.Refuse = module => module.Name.Value == "bad" ? "invalid" : null;
        var interrupted = new ModuleSynchronizer(_site, _record);
        await interrupted.PlanAsync([new(Framed("a", "bad"))], TestContext.Current.CancellationToken);
        _record = _record with { Former = interrupted.Former };
        await _site.RemoveAsync(["a"], TestContext.Current.CancellationToken);

        (await RunAsync(Framed("a", "bad"))).Found!.Registered.ShouldBe(["a"]);

        _site.Modules["a"].Name.Value.ShouldBe("a");
        _record.Former.ShouldBeEmpty();
    }

    [Fact]
    public async Task RunAsync_FormerModuleCannotBePutBackNow_IsKeptForTheNextRun()
    {
        await RunAsync(Framed("a"));
        _site.IsAway = call => call == "POST a";
        (await RunAsync(Framed("a", "new name"))).Error.ShouldNotBeNull();
        _record.Former.Keys.ShouldBe(["a"]);
        _site.Modules.ShouldBeEmpty();

        _site.IsAway = _ => false;
        _site.Refuse = module => module.Name.Value == "new name" ? "invalid" : null;
        await RunAsync(Framed("a", "new name"));

        _site.Modules["a"].Name.Value.ShouldBe("a");
    }

    [Fact]
    public async Task RunAsync_MacroGivenToTheGenericOne_FreesItsSlotForThePreferred()
    {
        await RunAsync([.. Enumerable.Range(100, 102).Select(number => Framed($"m{number}"))]);
        _record = _record.Choose("m201", ownName: true).Choose("m100", ownName: false);

        var report = await RunAsync([.. Enumerable.Range(100, 102).Select(number => Framed($"m{number}"))]);

        report.Found!.Waiting.ShouldBe(["m200"]);
        _site.Modules.Keys.ShouldContain("m201");
        _site.Modules.Keys.ShouldNotContain("m100");
        _record.Preferred.ShouldBeEmpty();
    }

    [Fact]
    public async Task RunAsync_StaticModuleRefusedThatMayBeFramed_IsRegisteredFramedOnceAndForAll()
    {
        _site.Refuse = module => module is StaticContentMacro ? "no such type" : null;
        ModuleChoice[] wanted = [new(Static("a"), Framed("a")), new(Static("b"))];

        var report = await RunAsync(wanted);

        report.Found!.Registered.ShouldBe(["a"]);
        report.Found.Refused.Keys.ShouldBe(["b"]);
        _site.Modules["a"].ShouldBeOfType<DynamicContentMacro>();
        var calls = _site.Calls.Count;
        (await RunAsync(wanted)).Found!.Registered.ShouldBe(["a"]);
        _record = _record with { Reconcile = true };
        (await RunAsync(wanted)).Found!.Registered.ShouldBe(["a"]);
        _site.Calls.Skip(calls).ShouldNotContain(call => call.Contains('a', StringComparison.Ordinal) && call.StartsWith("DELETE", StringComparison.Ordinal));
    }

    [Fact]
    public async Task RunAsync_SiteThatBeginsToTakeStaticModules_GetsThemAtTheNextComparison()
    {
        _site.Refuse = module => module is StaticContentMacro ? "no such type" : null;
        ModuleChoice[] wanted = [new(Static("a"), Framed("a")), new(Static("b"), Framed("b"))];
        await RunAsync(wanted);
        _record.FindFramed().ShouldBe(["a", "b"]);
        _site.Refuse = _ => null;

        (await RunAsync(wanted)).Again.ShouldBeFalse();
        _record = _record with { Reconcile = true };
        (await RunAsync(wanted)).Again.ShouldBeTrue();
        _record.Wanted.ShouldBeTrue();
        (await RunAsync(wanted)).Again.ShouldBeFalse();

        _site.Modules.Keys.ShouldBe(["a", "b"], ignoreOrder: true);
        _site.Modules.Values.ShouldAllBe(module => module is StaticContentMacro);
        _record.FindFramed().ShouldBeEmpty();
    }

    [Fact]
    public async Task RunAsync_SiteThatTakesANewStaticModule_GetsThoseThatItRefusedBefore()
    {
        _site.Refuse = module => module is StaticContentMacro ? "no such type" : null;
        await RunAsync([new ModuleChoice(Static("a"), Framed("a"))]);
        _site.Refuse = _ => null;

        ModuleChoice[] both = [new(Static("a"), Framed("a")), new(Static("b"), Framed("b"))];
        (await RunAsync(both)).Again.ShouldBeTrue();
        await RunAsync(both);

        _site.Modules["a"].ShouldBeOfType<StaticContentMacro>();
    }

    [Fact]
    public async Task RunAsync_SiteThatTakesBothTypes_GetsTheStaticModule()
    {
        await RunAsync([new ModuleChoice(Static("a"), Framed("a"))]);

        _site.Modules["a"].ShouldBeOfType<StaticContentMacro>();
    }

    [Fact]
    public async Task RunAsync_BothRefused_NameIsRefusedAndTheNextRunSaysTheSame()
    {
        _site.Refuse = _ => "not at all";

        (await RunAsync([new ModuleChoice(Static("a"), Framed("a"))])).Found!.Refused.Keys.ShouldBe(["a"]);
        (await RunAsync([new ModuleChoice(Static("a"), Framed("a"))])).Found!.Refused.Keys.ShouldBe(["a"]);
    }

    /// <summary>A run with what is known from the ones before.</summary>
    Task<ModuleSyncReport> RunAsync(params ContentMacro[] wanted) => RunAsync([.. wanted.Select(module => new ModuleChoice(module))]);

    async Task<ModuleSyncReport> RunAsync(ModuleChoice[] wanted)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var synchronizer = new ModuleSynchronizer(_site, _record);
        var report = await synchronizer.PlanAsync(wanted, cancellation);
        if (report is null)
        {
            _record = _record with { Former = synchronizer.Former };
            report = await synchronizer.CarryOutAsync(cancellation);
        }

        _record = _record.After(report, DateTimeOffset.UnixEpoch);
        return report;
    }

    static DynamicContentMacro Framed(string key, string? name = null) => new() { Key = key, Name = new(name ?? key), Url = $"/connect/render/{key}" };

    static StaticContentMacro Static(string key) => new() { Key = key, Name = new(key), Url = $"/connect/static/{key}" };
}
