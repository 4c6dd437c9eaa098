using UserMacro.DynamoDB.Local;

namespace UserMacro.Orleans.DynamoDB.Tests.Clustering;

/// <summary>Inserts and updates: whole and once, or not at all.</summary>
public sealed class CommitTests(DynamoDBLocal local) : MembershipTestBase(local)
{
    [Fact]
    public async Task ReadAll_EmptyCluster_VersionZeroWithAnEtag()
    {
        var data = await AllAsync();

        data.Members.ShouldBeEmpty();
        data.Version.Version.ShouldBe(0);
        data.Version.VersionEtag.ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task Insert_CurrentVersion_CommitsExactlyOne()
    {
        var before = await AllAsync();

        (await Table.InsertRowAsync(Members.Silo(1), before.Version.Next(), Cancellation)).ShouldBeTrue();

        var after = await AllAsync();
        after.Version.Version.ShouldBe(1);
        after.Version.VersionEtag.ShouldNotBe(before.Version.VersionEtag);
        after.Canonical().ShouldBe([Members.Silo(1).Canonical()]);
    }

    [Fact]
    public async Task Update_CurrentEtags_CommitsExactlyOneAndReplacesTheWholeRow()
    {
        var silo = Members.Silo(1);
        await Table.InsertAsync(silo);
        var before = await AllAsync();
        var changed = silo.With(SiloStatus.ShuttingDown, "other", (Members.Silo(2), Members.Start), (Members.Silo(3), Members.Start.AddSeconds(1)));
        changed.IAmAliveTime = Members.Start.AddMinutes(1);

        (await Table.UpdateRowAsync(changed, before.ETag(silo), before.Version.Next(), Cancellation)).ShouldBeTrue();

        var after = await AllAsync();
        after.Version.Version.ShouldBe(2);
        after.Canonical().ShouldBe([changed.Canonical()]);
        after.Entry(silo).IAmAliveTime.ShouldBe(changed.IAmAliveTime);
        after.ETag(silo).ShouldNotBe(before.ETag(silo));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Update_WithoutTheSuspectsOfBefore_ClearsThem(bool withoutList)
    {
        var silo = Members.Silo(1);
        await Table.InsertAsync(silo.With(suspects: (Members.Silo(2), Members.Start)));
        await Table.UpdateAsync(silo.With(suspects: (Members.Silo(2), Members.Start.AddMinutes(1))));
        (await AllAsync()).Entry(silo).SuspectTimes.ShouldHaveSingleItem().Item2.ShouldBe(Members.Start.AddMinutes(1));
        var cleared = silo.With();
        cleared.SuspectTimes = withoutList ? null! : [];

        await Table.UpdateAsync(cleared);

        (await AllAsync()).Entry(silo).SuspectTimes.ShouldBeEmpty();
    }

    [Fact]
    public async Task Insert_OldVersion_FalseWithoutEffect()
    {
        var old = (await AllAsync()).Version;
        await Table.InsertAsync(Members.Silo(1));

        await UnchangedAfterAsync(async () => (await Table.InsertRowAsync(Members.Silo(2), old.Next(), Cancellation)).ShouldBeFalse());
    }

    [Fact]
    public async Task Insert_SiloThatIsThere_FalseWithoutEffect()
    {
        await Table.InsertAsync(Members.Silo(1));
        var version = (await AllAsync()).Version;

        await UnchangedAfterAsync(async () => (await Table.InsertRowAsync(Members.Silo(1, SiloStatus.Joining), version.Next(), Cancellation)).ShouldBeFalse());
    }

    [Fact]
    public async Task Update_OldVersionWithCurrentRow_FalseWithoutEffect()
    {
        var silo = Members.Silo(1);
        await Table.InsertAsync(silo);
        var old = (await AllAsync()).Version;
        await Table.InsertAsync(Members.Silo(2));
        var etag = (await AllAsync()).ETag(silo);

        await UnchangedAfterAsync(async () => (await Table.UpdateRowAsync(silo.With(SiloStatus.Dead), etag, old.Next(), Cancellation)).ShouldBeFalse());
    }

    [Fact]
    public async Task Update_OldRowWithCurrentVersion_FalseWithoutEffect()
    {
        var silo = Members.Silo(1);
        await Table.InsertAsync(silo);
        var old = (await AllAsync()).ETag(silo);
        await Table.UpdateAsync(silo.With(SiloStatus.ShuttingDown));
        var version = (await AllAsync()).Version;

        await UnchangedAfterAsync(async () => (await Table.UpdateRowAsync(silo.With(SiloStatus.Dead), old, version.Next(), Cancellation)).ShouldBeFalse());
    }

    [Fact]
    public async Task Update_OldSnapshot_FalseWithoutEffect()
    {
        var silo = Members.Silo(1);
        await Table.InsertAsync(silo);
        var old = await AllAsync();
        await Table.UpdateAsync(silo.With(SiloStatus.ShuttingDown));

        await UnchangedAfterAsync(
            async () => (await Table.UpdateRowAsync(silo.With(SiloStatus.Dead), old.ETag(silo), old.Version.Next(), Cancellation)).ShouldBeFalse());
    }

    [Fact]
    public async Task Update_MissingSilo_FalseWithoutEffect()
    {
        await Table.InsertAsync(Members.Silo(1));
        var data = await AllAsync();

        await UnchangedAfterAsync(
            async () => (await Table.UpdateRowAsync(Members.Silo(2), data.ETag(Members.Silo(1)), data.Version.Next(), Cancellation)).ShouldBeFalse());
    }

    [Theory]
    [InlineData("*", null)]
    [InlineData("", null)]
    [InlineData("-1", null)]
    [InlineData(" 1", null)]
    [InlineData("99999999999999999999", null)]
    [InlineData(null, "*")]
    [InlineData(null, "")]
    public async Task Update_EtagThatIsNoneOfOurs_FalseWithoutEffect(string? row, string? table)
    {
        var silo = Members.Silo(1);
        await Table.InsertAsync(silo);
        var data = await AllAsync();
        var version = new TableVersion(data.Version.Version + 1, table ?? data.Version.VersionEtag);

        await UnchangedAfterAsync(async () => (await Table.UpdateRowAsync(silo, row ?? data.ETag(silo), version, Cancellation)).ShouldBeFalse());
    }

    [Fact]
    public async Task Update_ManyRowsWithSuspects_OnlyTheCurrentStepOfEachSucceeds()
    {
        for (var number = 1; number < 10; number++)
        {
            var silo = Members.Silo(number, SiloStatus.Joining);
            await Table.InsertAsync(silo);
            var data = await Table.ReadRowAsync(silo.SiloAddress, Cancellation);
            var changed = silo.With(SiloStatus.Active, suspects: [(Members.Silo(20), Members.Start), (Members.Silo(21), Members.Start.AddHours(1))]);
            var stale = new TableVersion(data.Version.Version, "0");

            (await Table.UpdateRowAsync(changed, data.ETag(silo), stale, Cancellation)).ShouldBeFalse();
            (await Table.ReadRowAsync(silo.SiloAddress, Cancellation)).ETag(silo).ShouldBe(data.ETag(silo));
            (await Table.UpdateRowAsync(changed, data.ETag(silo), data.Version.Next(), Cancellation)).ShouldBeTrue();
            (await Table.UpdateRowAsync(changed, data.ETag(silo), data.Version.Next(), Cancellation)).ShouldBeFalse();
            var after = await Table.ReadRowAsync(silo.SiloAddress, Cancellation);
            (await Table.UpdateRowAsync(changed, after.ETag(silo), data.Version.Next(), Cancellation)).ShouldBeFalse();
            after.Version.Version.ShouldBe(2 * number);
            after.Entry(silo).Canonical().ShouldBe(changed.Canonical());
        }
    }

    [Fact]
    public async Task Insert_ByManyAtOnce_OneWinsAndAllOthersUpdateInTheEnd()
    {
        const int Writers = 20;
        var silo = Members.Silo(1);
        var version = (await AllAsync()).Version.Next();
        var inserted = await Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => Table.InsertRowAsync(silo, version, Cancellation)));
        inserted.Count(won => won).ShouldBe(1);

        await Task.WhenAll(Enumerable.Range(1, Writers - 1).Select(async _ =>
        {
            MembershipTableData data;
            do
            {
                data = await Table.ReadRowAsync(silo.SiloAddress, Cancellation);
            }
            while (!await Table.UpdateRowAsync(silo, data.ETag(silo), data.Version.Next(), Cancellation));
        }));

        (await AllAsync()).Version.Version.ShouldBe(Writers);
    }

    [Fact]
    public async Task Update_TwoRowsAtOnceFromOneVersion_OneWins()
    {
        await Table.InsertAsync(Members.Silo(1), Members.Silo(2));
        var data = await AllAsync();

        var won = await Task.WhenAll(
            Table.UpdateRowAsync(Members.Silo(1, SiloStatus.Dead), data.ETag(Members.Silo(1)), data.Version.Next(), Cancellation),
            Other.UpdateRowAsync(Members.Silo(2, SiloStatus.Dead), data.ETag(Members.Silo(2)), data.Version.Next(), Cancellation));

        won.Count(one => one).ShouldBe(1);
        var after = await AllAsync();
        after.Version.Version.ShouldBe(3);
        after.Members.Count(member => member.Item1.Status == SiloStatus.Dead).ShouldBe(1);
    }
}
