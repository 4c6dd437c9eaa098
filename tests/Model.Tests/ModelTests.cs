using System.Diagnostics;
using System.Globalization;
using System.Text;
using UserMacro.Model.Tests.Operations;
using UserMacro.Model.Tests.Runs;
using UserMacro.Model.Tests.Service;
using UserMacro.Processes;

namespace UserMacro.Model.Tests;

/// <summary>Compares the service with a model of what <c>docs/administrators/api.md</c> promises.</summary>
public sealed class ModelTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Service_RandomOperationsAndKills_IsWhatTheModelSays()
    {
        var options = new ModelOptions();
        for (var seed = options.Seed; seed < options.Seed + options.Seeds; seed++)
        {
            await RunAsync(options with { Seed = seed }, TestContext.Current.CancellationToken);
        }
    }

    async Task RunAsync(ModelOptions options, CancellationToken cancellation)
    {
        var started = Stopwatch.StartNew();
        var plan = OperationPlan.From(options.Seed, options.Operations, options.Sites, options.Kills);
        var folder = Path.Combine(Repository.Artifacts, "test-results", "model", $"{options.Seed}");
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        await using var service = await ModelService.StartAsync(folder, cancellation);
        using var run = await ModelRun.StartAsync(service, options.Sites, cancellation);
        var failure = await run.RunAsync(plan.Operations, plan.Kills, cancellation);
        output.WriteLine($"figure: seed {options.Seed}: {run.Counts}");
        output.WriteLine(
            $"figure: {run.Checks} checks of {run.Reads} answers read; audit lines at most {run.MostOutOfOrder.TotalMilliseconds:0} ms out of order; "
            + $"{started.Elapsed.TotalSeconds:0} s");
        if (failure is not null)
        {
            Assert.Fail(await ExplainAsync(options, plan, service, failure, cancellation));
        }
    }

    static async Task<string> ExplainAsync(
        ModelOptions options, OperationPlan plan, ModelService service, ModelFailure failure, CancellationToken cancellation)
    {
        var text = new StringBuilder($"Seed {options.Seed}, operation {failure.Index}: {failure.Message}\nThe last operations:\n")
            .AppendJoin('\n', failure.Last);
        var prefix = plan.Operations.Where(operation => operation.Batch <= plan.Operations[failure.Index].Batch).ToList();
        var shrinker = new Shrinker(service, options.Sites, plan.Kills, options.Shrinking, failure);
        var shrunk = await shrinker.ShrinkAsync(prefix, cancellation);
        if (shrunk is not { } found)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"\nThe same operations on new sites did not fail; MODEL_SEED={options.Seed} MODEL_OPERATIONS={options.Operations} repeats the run.");
        }
        else
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{found.Operations.Count} operations fail as well ({shrinker.Attempts} attempts): ")
                .Append(found.Failure.Message).Append('\n')
                .AppendJoin('\n', found.Operations)
                .Append("\nTheir answers:\n").AppendJoin('\n', found.Failure.Last);
        }

        return text.ToString();
    }
}
