using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using UserMacro.Grains.Erasure;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Tests.Cluster;

namespace UserMacro.Grains.Tests.Erasure;

public sealed class ErasureProcessTests
{
    readonly TenantId _tenant = GrainCluster.NewTenant();
    readonly FakeTimeProvider _time = new(new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));
    readonly FakeTarget _target;
    readonly ErasureProcess _sut;

    public ErasureProcessTests()
    {
        _target = new(_tenant);
        _sut = new(_tenant, _target, _target, _target, new(), _time);
    }

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    ErasureRecord Requested => new() { Step = ErasureStep.Close, Secret = "secret", RequestedBy = "u1", RequestedAt = _time.GetUtcNow() };

    [Fact]
    public async Task Advance_Requested_NothingIsLeftButTheCertificate()
    {
        var record = await RunAsync(Requested);

        _target.Stored.ShouldBeEmpty();
        (_target.Reminders, _target.Intents, _target.Modules, _target.Identities.Count).ShouldBe((0, 0, 0, 0));
        (_target.IsSealed, _target.IsScrubbed).ShouldBe((true, true));
        _target.Deactivated.Distinct().Count().ShouldBe(501);
        var certificate = JsonNode.Parse(record.Certificate.ShouldNotBeNull()["signed ".Length..])!;
        certificate["tenant"]!.GetValue<string>().ShouldBe(_tenant.Value);
        certificate["reason"]!.GetValue<string>().ShouldBe("requested");
        certificate["records"]!.ToJsonString().ShouldBe("""{"macro":500,"tenant":1}""");
        (certificate["reminders"]!.GetValue<int>(), certificate["modules"]!.GetValue<int>(), certificate["modulesRemoved"]!.GetValue<bool>())
            .ShouldBe((2, 7, true));
        certificate["keyFingerprints"]![0]!.GetValue<string>().ShouldBe("fingerprint");
        record.RequestedBy.ShouldBeNull();
        record.Secret.ShouldBe("secret");
    }

    [Fact]
    public async Task Advance_RecordThatTheIndexDoesNotKnow_IsDeletedToo()
    {
        _target.Unlisted.Add(new(GrainId.Create("audit", $"{_tenant}/2026-01/1"), "page"));

        await RunAsync(Requested);

        _target.Unlisted.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(ErasureStep.Close)]
    [InlineData(ErasureStep.RemoveModules)]
    [InlineData(ErasureStep.Release)]
    [InlineData(ErasureStep.Seal)]
    [InlineData(ErasureStep.Count)]
    [InlineData(ErasureStep.Delete)]
    [InlineData(ErasureStep.Certify)]
    public async Task Advance_CrashAfterAStepWasDoneAndBeforeItWasStored_EndsTheSame(object crash)
    {
        var undisturbed = await RunAsync(Requested, new(_tenant));
        var crashed = false;

        var record = await RunAsync(Requested, _target, step =>
        {
            var now = !crashed && step == (ErasureStep)crash;
            crashed |= now;
            return now;
        });

        crashed.ShouldBeTrue();
        _target.Stored.ShouldBeEmpty();
        (_target.Reminders, _target.Intents, _target.Identities.Count).ShouldBe((0, 0, 0));
        record.Certificate.ShouldBe(undisturbed.Certificate);
    }

    [Fact]
    public async Task Advance_Uninstalled_WaitsForTheGracePeriod()
    {
        _target.UninstalledAt = _time.GetUtcNow();
        var record = _sut.Schedule(new()).ShouldNotBeNull();

        _sut.NextAt(record).ShouldBe(_time.GetUtcNow() + TimeSpan.FromDays(30));
        _time.Advance(TimeSpan.FromDays(30));
        record = await RunAsync(record);

        record.Step.ShouldBe(ErasureStep.Done);
        JsonNode.Parse(record.Certificate!["signed ".Length..])!["reason"]!.GetValue<string>().ShouldBe("uninstalled");
        _target.RemovalTries.ShouldBe(0, "the site removed them with the app");
    }

    [Theory]
    [InlineData("installed")]
    [InlineData("installed and uninstalled again")]
    public async Task Advance_InstalledWithinTheGracePeriod_TouchesNothing(string how)
    {
        _target.UninstalledAt = _time.GetUtcNow();
        var record = _sut.Schedule(new() { Secret = "secret" }).ShouldNotBeNull();
        _time.Advance(TimeSpan.FromDays(30));
        _target.UninstalledAt = how == "installed" ? null : _time.GetUtcNow() - TimeSpan.FromDays(1);

        record = await _sut.AdvanceAsync(record, Cancellation);

        record.ShouldBe(new() { Secret = "secret" });
        (_target.IsClosed, _target.IsSealed, _target.Stored.Count).ShouldBe((false, false, 502));
    }

    [Fact]
    public async Task Advance_SiteIsAway_TheDataGoNevertheless()
    {
        _target.SiteIsAway = true;

        var record = await RunAsync(Requested);

        _target.RemovalTries.ShouldBe(ErasureProcess.ModuleTries);
        JsonNode.Parse(record.Certificate!["signed ".Length..])!["modulesRemoved"]!.GetValue<bool>().ShouldBeFalse();
        _target.Stored.ShouldBeEmpty();
    }

    [Fact]
    public void NextAt_Sealed_NothingIsDeletedBeforeEverySiloHasForgottenTheKey() =>
        _sut.NextAt(new() { Step = ErasureStep.Count, SealedAt = _time.GetUtcNow() })
            .ShouldBe(_time.GetUtcNow() + new ErasureOptions().Rest);

    [Fact]
    public async Task Advance_RequestThatNobodyApproved_IsDropped()
    {
        var record = new ErasureRecord { Step = ErasureStep.AwaitingApproval, Secret = "secret", RequestedBy = "u1", RequestedAt = _time.GetUtcNow() };

        _sut.NextAt(record).ShouldBe(_time.GetUtcNow() + ErasureProcess.RequestLife);
        (await _sut.AdvanceAsync(record, Cancellation)).ShouldBe(new() { Secret = "secret" });
    }

    [Theory]
    [InlineData(ErasureStep.Close)]
    [InlineData(ErasureStep.Delete)]
    [InlineData(ErasureStep.Done)]
    public void Schedule_ErasureHasBegun_ChangesNothing(object step) => _sut.Schedule(new() { Step = (ErasureStep)step }).ShouldBeNull();

    [Theory]
    [InlineData(-1)]
    [InlineData(366)]
    public void Validate_DaysOutOfRange_NamesTheKey(int days) =>
        new ErasureOptionsValidator().Validate(name: null, new() { GraceDays = days }).FailureMessage.ShouldStartWith($"Erasure:GraceDays is {days}; ");

    Task<ErasureRecord> RunAsync(ErasureRecord record) => RunAsync(record, _target);

    async Task<ErasureRecord> RunAsync(ErasureRecord record, FakeTarget target, Predicate<ErasureStep>? isLost = null)
    {
        var sut = new ErasureProcess(_tenant, target, target, target, new() { Rest = TimeSpan.Zero }, _time);
        while (sut.NextAt(record) is not null)
        {
            var next = await sut.AdvanceAsync(record, Cancellation);
            record = isLost?.Invoke(record.Step) == true ? record : next;
        }

        return record;
    }
}
