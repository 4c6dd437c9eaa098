using Orleans.Sqlite.Records;

namespace UserMacro.Orleans.Sqlite.Tests.Records;

public sealed class RecordChangeTests
{
    [Fact]
    public async Task Cancel_BeforeTheWriterTakesIt_IsNotWritten()
    {
        using var source = new CancellationTokenSource();
        var change = new RecordChange(ChangeKind.Put, default, null, [1], source.Token);

        await source.CancelAsync();

        change.TryStart().ShouldBeFalse();
        await Should.ThrowAsync<OperationCanceledException>(change.Completion);
    }

    [Fact]
    public async Task Cancel_AfterTheWriterTookIt_OutcomeIsTold()
    {
        using var source = new CancellationTokenSource();
        var change = new RecordChange(ChangeKind.Put, default, null, [1], source.Token);
        change.TryStart().ShouldBeTrue();

        await source.CancelAsync();
        change.Complete(new(true, 5));

        (await change.Completion).ShouldBe(new(true, 5));
    }
}
