using System.Text.RegularExpressions;
using UserMacro.Model.Tests.Operations;
using UserMacro.Model.Tests.Service;
using UserMacro.Traffic;

namespace UserMacro.Model.Tests.Runs;

/// <summary>Looks for fewer operations that fail as well; each attempt uses new sites of the same service.</summary>
/// <param name="service">The service.</param>
/// <param name="sites">How many sites the operations are about.</param>
/// <param name="kills">What is killed in which batch.</param>
/// <param name="bound">How long it may look.</param>
/// <param name="sought">The failure that they must show.</param>
sealed partial class Shrinker(ModelService service, int sites, IReadOnlyDictionary<int, Kill> kills, TimeSpan bound, ModelFailure sought)
{
    readonly string _kind = KindOf(sought);

    /// <summary>How many attempts were made.</summary>
    public int Attempts { get; private set; }

    /// <summary>The smallest set of operations found that fails, and how; null when not even all of them fail again.</summary>
    public async Task<(IReadOnlyList<Operation> Operations, ModelFailure Failure)?> ShrinkAsync(IReadOnlyList<Operation> prefix, CancellationToken cancellation)
    {
        var until = Moment.Now + bound;
        (IReadOnlyList<Operation> Operations, ModelFailure Failure)? best = null;
        foreach (var candidate in new[] { prefix.Where(operation => ModelRun.NameOf(operation.Site) == sought.Site).ToList(), prefix })
        {
            if (await FailAsync(candidate, cancellation) is not { } failure)
            {
                continue;
            }

            best = (candidate, failure);
            break;
        }

        for (var size = (best?.Operations.Count ?? 0) / 2; size > 0; size /= 2)
        {
            for (var start = 0; best is { } found && start < found.Operations.Count;)
            {
                if (Moment.Now > until)
                {
                    return best;
                }

                var fewer = found.Operations.Where((_, index) => index < start || index >= start + size).ToList();
                if (await FailAsync(fewer, cancellation) is { } failure)
                {
                    best = (fewer.Where(operation => operation.Index <= failure.Index).ToList(), failure);
                }
                else
                {
                    start += size;
                }
            }
        }

        return best;
    }

    async Task<ModelFailure?> FailAsync(IReadOnlyList<Operation> operations, CancellationToken cancellation)
    {
        Attempts++;
        using var run = await ModelRun.StartAsync(service, sites, cancellation);
        return await run.RunAsync(operations, kills, cancellation) is { } failure && KindOf(failure) == _kind ? failure : null;
    }

    /// <summary>What differs, without numbers and what the service said.</summary>
    static string KindOf(ModelFailure failure) => Numbers().Replace(failure.Message.Split(['{', '→', ';'])[0], "");

    [GeneratedRegex("[0-9]+", RegexOptions.NonBacktracking)]
    private static partial Regex Numbers();
}
