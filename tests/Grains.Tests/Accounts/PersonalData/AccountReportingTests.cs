using System.Collections.Immutable;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using NSubstitute;
using UserMacro.Grains.Accounts;
using UserMacro.Grains.Accounts.PersonalData;
using UserMacro.Grains.Interfaces.Accounts;
using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Tenants;
using UserMacro.Grains.Tests.Cluster;

namespace UserMacro.Grains.Tests.Accounts.PersonalData;

public sealed class AccountReportingTests
{
    readonly FakeTimeProvider _time = new(new(2026, 11, 30, 12, 0, 0, TimeSpan.Zero));
    readonly TenantId _tenant = GrainCluster.NewTenant();
    readonly FakeHost _host;
    readonly FakeAccounts _accounts;
    readonly ITenantGrain _installation = Substitute.For<ITenantGrain>();

    public AccountReportingTests()
    {
        _host = new(_time);
        _accounts = new(_tenant, _time);
        _installation.CurrentAccess().Returns(new TenantAccess(new("fake", "site", "secret"))
        {
            Tenant = _tenant, State = InstallationState.Enabled, BaseUrl = "https://site.example/wiki", TicketKey = [],
        });
    }

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Advance_ManyAccounts_AreReportedOnceACycleInBatchesOf90()
    {
        _accounts.Add(Enumerable.Range(0, 200).Select(number => $"557058:a{number}"));

        await RunAsync(TimeSpan.FromDays(7));

        _host.Batches.Select(batch => batch.Accounts.Length).ShouldBe([90, 90, 20]);
        _host.Batches.SelectMany(batch => batch.Accounts).Distinct().Count().ShouldBe(200);

        await RunAsync(TimeSpan.FromDays(21));

        ShouldNeverBeSooner(TimeSpan.FromDays(7));
        _host.Batches.Count.ShouldBe(4 * 3);
    }

    [Fact]
    public async Task Advance_NoAccounts_SendsNothing()
    {
        (await Sut().AdvanceAsync(Cancellation)).ShouldBeNull();

        _host.Batches.ShouldBeEmpty();
    }

    [Fact]
    public async Task Advance_Uninstalled_ReportsNothingUntilItIsInstalledAgain()
    {
        _accounts.Add("557058:a");
        var access = await _installation.CurrentAccess();
        _installation.CurrentAccess().Returns((TenantAccess?)null);

        await RunAsync(TimeSpan.FromDays(10));

        _host.Batches.ShouldBeEmpty();
        _installation.CurrentAccess().Returns(access);
        await RunAsync(TimeSpan.FromHours(2));
        _host.Batches.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Advance_ClosedAccount_IsAFormerUserByTheSameWriteAndReportedNoMore()
    {
        _accounts.Add("557058:a", "557058:b");
        _host.Closed.Add("557058:a");

        await RunAsync(TimeSpan.FromDays(7));

        _accounts.Stored.Accounts.Values.ShouldBe(["557058:b"]);
        _accounts.Stored.Reports.Times.Keys.ShouldBe(_accounts.Stored.Accounts.Keys);
        _accounts.Stored.Generation.ShouldBe(2, "a record from before is refused");
        await RunAsync(TimeSpan.FromDays(7));
        _host.Batches[^1].Accounts.ShouldBe(["557058:b"]);
    }

    [Fact]
    public async Task Advance_HostNamesACycle_GoesByIt()
    {
        _accounts.Add("557058:a");
        _host.Cycle = TimeSpan.FromDays(15);

        await RunAsync(TimeSpan.FromDays(40));

        ShouldNeverBeSooner(TimeSpan.FromDays(15));
        _host.Batches.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Advance_ContinuedAfterARestart_ReportsOnlyTheOthers()
    {
        _accounts.Add(Enumerable.Range(0, 200).Select(number => $"557058:a{number}"));
        var sut = Sut();
        var next = await sut.AdvanceAsync(Cancellation);
        _time.SetUtcNow(next!.Value);
        await sut.AdvanceAsync(Cancellation);
        _host.Batches.ShouldHaveSingleItem();

        await RunAsync(TimeSpan.FromDays(6));

        _host.Batches.SelectMany(batch => batch.Accounts).Count().ShouldBe(200);
        _host.Batches.SelectMany(batch => batch.Accounts).Distinct().Count().ShouldBe(200);
    }

    [Fact]
    public async Task Advance_HostIsAway_WaitsLongerEachTimeAndLosesNobody()
    {
        _accounts.Add("557058:a", "557058:b");
        _host.Failures.Enqueue(new("away", RetryAfter: null));
        _host.Failures.Enqueue(new("away", RetryAfter: null));
        _host.Failures.Enqueue(new("away", RetryAfter: null));

        await RunAsync(TimeSpan.FromDays(8));

        var waits = _host.Asked.Zip(_host.Asked.Skip(1), (before, after) => after - before).ToList();
        waits.ShouldBe([TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(4)]);
        _host.Batches.ShouldHaveSingleItem().Accounts.ShouldBe(["557058:a", "557058:b"], ignoreOrder: true);
        _accounts.Stored.Reports.Failures.ShouldBe(0);
    }

    /// <summary>429 and 503 name the time, also to whoever continues after a restart.</summary>
    [Fact]
    public async Task Advance_HostWantsToBeLeftAlone_IsNotAskedSooner()
    {
        _accounts.Add("557058:a");
        _host.Failures.Enqueue(new("busy", RetryAfter: TimeSpan.FromHours(5)));
        var sut = Sut();
        _time.SetUtcNow((await sut.AdvanceAsync(Cancellation))!.Value);
        var next = await sut.AdvanceAsync(Cancellation);

        next.ShouldBe(_time.GetUtcNow() + TimeSpan.FromHours(5));
        _time.Advance(TimeSpan.FromHours(4.9));
        (await Sut().AdvanceAsync(Cancellation)).ShouldBe(next);
        _host.Asked.Count.ShouldBe(1);
        _time.SetUtcNow(next!.Value);
        await Sut().AdvanceAsync(Cancellation);
        _host.Batches.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Advance_OneAccountIsRefused_KeepsNobodyElseFromBeingReported()
    {
        _accounts.Add(Enumerable.Range(0, 100).Select(number => $"557058:a{number}"));
        _host.Refused = "557058:a50";

        await RunAsync(TimeSpan.FromDays(7) + TimeSpan.FromHours(2));

        _host.Batches.SelectMany(batch => batch.Accounts).Distinct().Count().ShouldBe(99);
        ShouldNeverBeSooner(TimeSpan.FromDays(7));
    }

    [Theory]
    [InlineData("unknown")]
    [InlineData("not an id")]
    [InlineData("")]
    public async Task Advance_WhatIsNoAccount_IsNeverReported(string accountId)
    {
        _accounts.Add(accountId, "557058:a");

        await RunAsync(TimeSpan.FromDays(7));

        _host.Batches.ShouldHaveSingleItem().Accounts.ShouldBe(["557058:a"]);
    }

    [Fact]
    public async Task Advance_AccountOfAnEarlierBuild_IsReportedWithinACycle()
    {
        _accounts.AddOfAnEarlierBuild("557058:a");

        await RunAsync(TimeSpan.FromDays(7));

        _host.Batches.ShouldHaveSingleItem();
    }

    [Fact]
    public void FindDue_ManyTenants_AreSpreadOverTheCycle()
    {
        var days = Enumerable.Range(0, 1000).Select(_ => DueDay(GrainCluster.NewTenant())).GroupBy(day => day).ToDictionary(day => day.Key, day => day.Count());

        days.Keys.Order().ShouldBe([0, 1, 2, 3, 4, 5, 6]);
        days.Values.ShouldAllBe(count => count > 80);

        int DueDay(TenantId tenant)
        {
            var reports = new AccountReports().Store(["u1"], _time.GetUtcNow());
            var due = reports.FindDue(ImmutableDictionary<string, string>.Empty.Add("u1", "557058:a"), tenant, _time.GetUtcNow());
            return (int)((due.NextAt ?? _time.GetUtcNow()) - _time.GetUtcNow()).TotalDays;
        }
    }

    AccountReporting Sut() => new(_accounts, _installation, new([_host]), _time, NullLogger.Instance, "tag");

    /// <summary>Works for a time as the grain does: by what a step says, and once an hour in any case, each time as after a restart in between.</summary>
    async Task RunAsync(TimeSpan duration)
    {
        var end = _time.GetUtcNow() + duration;
        var sut = Sut();
        while (_time.GetUtcNow() < end)
        {
            var look = _time.GetUtcNow() + TimeSpan.FromHours(1);
            var next = await sut.AdvanceAsync(Cancellation) is { } at && at < look ? at : look;
            _time.SetUtcNow(next > _time.GetUtcNow() ? next : _time.GetUtcNow());
        }
    }

    void ShouldNeverBeSooner(TimeSpan cycle)
    {
        foreach (var account in _host.Batches.SelectMany(batch => batch.Accounts, (batch, account) => (account, batch.At)).GroupBy(report => report.account))
        {
            var times = account.Select(report => report.At).ToList();
            times.Zip(times.Skip(1), (before, after) => after - before).ShouldAllBe(pause => pause >= cycle);
        }
    }

    sealed class FakeHost(TimeProvider time) : IAccountReporter
    {
        public string Kind => "fake";

        public List<(DateTimeOffset At, string[] Accounts)> Batches { get; } = [];

        public List<DateTimeOffset> Asked { get; } = [];

        public HashSet<string> Closed { get; } = [];

        public Queue<ReportAnswer.Unavailable> Failures { get; } = new();

        public string? Refused { get; set; }

        public TimeSpan? Cycle { get; set; }

        public Task<ReportAnswer> ReportAsync(
            TenantAccess access, ImmutableArray<StoredAccount> accounts, DateTimeOffset now, CancellationToken cancellation)
        {
            Asked.Add(time.GetUtcNow());
            if (Failures.TryDequeue(out var failure))
            {
                return Task.FromResult<ReportAnswer>(failure);
            }

            string[] ids = [.. accounts.Select(account => account.AccountId)];
            if (ids.Contains(Refused))
            {
                return Task.FromResult<ReportAnswer>(new ReportAnswer.Refused());
            }

            Batches.Add((time.GetUtcNow(), ids));
            return Task.FromResult<ReportAnswer>(new ReportAnswer.Taken([.. ids.Where(Closed.Contains)], Cycle));
        }
    }
}
