namespace UserMacro.Storage.Conformance;

public abstract partial class GrainStorageConformance
{
    [Fact]
    public async Task Read_NeverWritten_FreshStateWithoutEtag()
    {
        var state = await ReadAsync(NewGrain());

        ShouldBeEmpty(state);
        state.ETag.ShouldBeNull();
    }

    [Fact]
    public async Task Write_New_ReadsBackEqual()
    {
        var grain = NewGrain();
        var written = await WriteAsync(grain, 1);

        written.RecordExists.ShouldBeTrue();
        written.ETag.ShouldNotBeNullOrEmpty();
        ShouldHold(await ReadAsync(grain), 1, written.ETag);
    }

    [Fact]
    public async Task Write_AgainAndAgain_EtagChangesEachTime()
    {
        var grain = NewGrain();
        var state = await WriteAsync(grain, 1);
        var etags = new List<string?> { state.ETag };
        for (var i = 0; i < 5; i++)
        {
            await Storage.WriteStateAsync(StateName, grain, state, Cancellation);
            etags.Add(state.ETag);
        }

        etags.ShouldBeUnique();
        ShouldHold(await ReadAsync(grain), 1, state.ETag);
    }

    [Fact]
    public async Task Write_SecondFirstWrite_Refused()
    {
        var grain = NewGrain();
        var written = await WriteAsync(grain, 1);

        var exception = await WriteRefusedAsync(grain, null);

        exception.StoredEtag.ShouldBe(written.ETag);
        ShouldHold(await ReadAsync(grain), 1, written.ETag);
    }

    [Fact]
    public async Task Write_StaleEtag_RefusedWithBothEtags()
    {
        var grain = NewGrain();
        var first = await WriteAsync(grain, 1);
        var second = await WriteAsync(grain, 2, first.ETag);

        var exception = await WriteRefusedAsync(grain, first.ETag);

        exception.StoredEtag.ShouldBe(second.ETag);
        exception.CurrentEtag.ShouldBe(first.ETag);
        ShouldHold(await ReadAsync(grain), 2, second.ETag);
    }

    [Theory]
    [InlineData("*")]
    [InlineData("not-an-etag")]
    [InlineData("-1")]
    [InlineData("99999999999999999999999999")]
    public async Task Write_InventedEtag_Refused(string etag)
    {
        var grain = NewGrain();
        var written = await WriteAsync(grain, 1);
        Assert.SkipWhen(!RefusesEtagOfNothing && etag == "*", "This provider takes * for any etag.");

        await WriteRefusedAsync(grain, etag);

        ShouldHold(await ReadAsync(grain), 1, written.ETag);
    }

    [Fact]
    public async Task Write_EtagWithoutRecord_Refused()
    {
        Assert.SkipUnless(RefusesEtagOfNothing, "This provider takes any etag for a record that was never written.");
        var grain = NewGrain();

        await WriteRefusedAsync(grain, Invented());

        ShouldBeEmpty(await ReadAsync(grain));
    }

    [Fact]
    public async Task Write_EtagOfEarlierLife_Refused()
    {
        var grain = NewGrain();
        var earlier = await WriteAsync(grain, 1);
        var cleared = await ClearAsync(grain, earlier.ETag);
        var later = await WriteAsync(grain, 2, cleared.ETag);

        await WriteRefusedAsync(grain, earlier.ETag);

        ShouldHold(await ReadAsync(grain), 2, later.ETag);
    }

    [Fact]
    public async Task Write_ManyAtOnceOnOneRecord_ExactlyOneWins()
    {
        var grain = NewGrain();
        var written = await WriteAsync(grain, 0);

        var outcomes = await Task.WhenAll(Enumerable.Range(1, 20).Select(async number =>
        {
            try
            {
                return (await WriteAsync(grain, number, written.ETag)).State;
            }
            catch (Orleans.Storage.InconsistentStateException)
            {
                return null;
            }
        }));

        var winner = outcomes.Single(outcome => outcome is not null);
        (await ReadAsync(grain)).State.ShouldBe(winner);
    }

    [Fact]
    public async Task Write_HundredGrainsTenTimes_EachReadsItsOwn()
    {
        var grains = Enumerable.Range(0, 100).Select(number => (Number: number, Id: NewGrain())).ToArray();

        await Parallel.ForEachAsync(grains, new ParallelOptions { MaxDegreeOfParallelism = 32, CancellationToken = Cancellation }, async (grain, _) =>
        {
            string? etag = null;
            for (var i = 0; i < 10; i++)
            {
                var number = (grain.Number * 10) + i;
                etag = (await WriteAsync(grain.Id, number, etag)).ETag;
                ShouldHold(await ReadAsync(grain.Id), number, etag);
            }
        });
    }
}
