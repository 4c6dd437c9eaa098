using Orleans.Storage;

namespace UserMacro.Storage.Conformance;

public abstract partial class GrainStorageConformance
{
    const int LongestSequence = 4;

    static readonly (Act Act, EtagKind Etag)[] Steps =
    [
        (Act.Write, EtagKind.None), (Act.Write, EtagKind.Current), (Act.Write, EtagKind.Stale),
        (Act.Clear, EtagKind.None), (Act.Clear, EtagKind.Current), (Act.Clear, EtagKind.Stale),
        (Act.WriteOther, EtagKind.Current),
    ];

    enum Act
    {
        Write,
        Clear,
        WriteOther,
    }

    enum EtagKind
    {
        None,
        Current,
        Stale,
    }

    /// <summary>Every sequence of up to four steps, each followed by a read, against a model of one record.</summary>
    [Fact]
    public async Task EverySequence_UpToFourSteps_DoesWhatTheModelDoes()
    {
        var sequences = Sequences(LongestSequence).ToArray();
        await Parallel.ForEachAsync(
            sequences,
            new ParallelOptions { MaxDegreeOfParallelism = 64, CancellationToken = Cancellation },
            async (sequence, _) => await FollowAsync(sequence));
        sequences.Length.ShouldBe(7 * 7 * 7 * 7);
    }

    static IEnumerable<(Act Act, EtagKind Etag)[]> Sequences(int length) =>
        length == 0 ? [[]] : Sequences(length - 1).SelectMany(start => Steps.Select(step => ((Act, EtagKind)[])[.. start, step]));

    async Task FollowAsync((Act Act, EtagKind Etag)[] sequence)
    {
        var model = new RecordModel(DeletesOnClear, RefusesEtagOfNothing);
        var other = new RecordModel(DeletesOnClear, RefusesEtagOfNothing);
        var grain = NewGrain();
        var neighbour = NewGrain();
        var number = 0;
        foreach (var (act, kind) in sequence)
        {
            number++;
            var target = act == Act.WriteOther ? other : model;
            var etag = kind switch
            {
                EtagKind.None => null,
                EtagKind.Current => target.Etag,
                _ => target.Previous ?? Invented(),
            };
            await StepAsync(act, act == Act.WriteOther ? neighbour : grain, target, etag, number, string.Join(", ", sequence));
            Matches(await ReadAsync(grain), model);
        }

        Matches(await ReadAsync(neighbour), other);
    }

    async Task StepAsync(Act act, GrainId grain, RecordModel model, string? etag, int number, string sequence)
    {
        if (!model.Accepts(etag))
        {
            await (act == Act.Clear ? ClearRefusedAsync(grain, etag) : WriteRefusedAsync(grain, etag));
            return;
        }

        try
        {
            var state = act == Act.Clear ? await ClearAsync(grain, etag) : await WriteAsync(grain, number, etag);
            (act == Act.Clear ? model.Clear(state.ETag) : model.Write(number, state.ETag)).ShouldBeTrue(sequence);
        }
        catch (InconsistentStateException e)
        {
            throw new InvalidOperationException($"Refused in {sequence}", e);
        }
    }

    static void Matches(GrainState<SampleState> read, RecordModel model)
    {
        read.ETag.ShouldBe(model.Etag);
        if (model.Value is { } number)
        {
            ShouldHold(read, number, model.Etag);
        }
        else
        {
            ShouldBeEmpty(read);
        }
    }
}
