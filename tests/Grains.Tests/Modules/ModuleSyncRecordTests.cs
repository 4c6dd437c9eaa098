using System.Collections.Immutable;
using UserMacro.Grains.Modules;

namespace UserMacro.Grains.Tests.Modules;

public sealed class ModuleSyncRecordTests
{
    static readonly DateTimeOffset Now = new(2026, 3, 4, 5, 6, 7, TimeSpan.Zero);

    [Theory]
    [InlineData(23, false, false)]
    [InlineData(24, false, true)]
    [InlineData(24, true, false)]
    public void IsReconcileDue_HoursAfterTheLast_OnceADay(int hours, bool alreadyAsked, bool expected) =>
        new ModuleSyncRecord { ReconciledAt = Now.AddHours(-hours), Reconcile = alreadyAsked }.IsReconcileDue(Now).ShouldBe(expected);

    [Fact]
    public void After_FailureWithoutFindings_KeepsAllThatIsKnownAndTheWish()
    {
        var record = new ModuleSyncRecord { Wanted = true, Reconcile = true, Registered = ["a"], Failures = 2 };

        var after = record.After(ModuleSyncReport.Failed("away"), Now);

        after.ShouldBe(record with { LastError = "away", Failures = 3 });
    }

    /// <summary>Previous builds stored what the site said, which may quote anything.</summary>
    [Theory]
    [InlineData("Jane Doe <jane@example.com> has a macro of this name", "0", "Confluence refused the macro. Check its name, description and parameters.")]
    [InlineData("400", "400", "Confluence refused the macro with status 400. Check its name, description and parameters.")]
    public void After_ModuleStillRefused_StoresAndShowsNoTextOfTheSite(string stored, string kept, string shown)
    {
        var refused = ImmutableDictionary<string, string>.Empty.Add("a", stored);
        var empty = ImmutableDictionary<string, string>.Empty;

        var after = new ModuleSyncRecord().After(new(new([], [], refused, empty, empty, empty), Error: null), Now);

        after.Refused["a"].ShouldBe(kept);
        ModuleRefusal.Message(stored).ShouldBe(shown);
        ModuleRefusal.Message(kept).ShouldBe(shown);
    }

    [Theory]
    [InlineData(0, null, 0, 0)]
    [InlineData(1, null, 2, 2.4)]
    [InlineData(4, null, 16, 19.2)]
    [InlineData(1000, null, 600, 720)]
    [InlineData(1, 90, 90, 90)]
    [InlineData(1, -5, 2, 2.4)]
    [InlineData(1, 1_000_000, 3600, 3600)]
    public void RetryDelay_FailuresAndWish_DoublesWithinBounds(int failures, int? wish, double least, double most) =>
        RetryDelay.For(failures, wish is { } seconds ? TimeSpan.FromSeconds(seconds) : null).TotalSeconds.ShouldBeInRange(least, most);
}
