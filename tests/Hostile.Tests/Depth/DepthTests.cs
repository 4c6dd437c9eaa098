using UserMacro.Hostile.Tests.Entries;

namespace UserMacro.Hostile.Tests.Depth;

public sealed class DepthTests(ITestOutputHelper output)
{
    /// <summary>Set to <c>all</c> for every endpoint with every construct in every depth; many thousands of inputs.</summary>
    const string Switch = "HOSTILE_INPUTS";

    [Fact]
    public async Task Entries_OfTheRouteTable_AreKnownHere()
    {
        var routes = (await RouteTable.ReadAsync()).Select(route => $"{route}").ToList();

        routes.Except(EntryTable.Bodies.Keys, StringComparer.Ordinal)
            .ShouldBeEmpty("New endpoints: add their grammar to EntryTable, so that they are tested with all that nests in it.");
        EntryTable.Bodies.Keys.Except(routes, StringComparer.Ordinal).ShouldBeEmpty("These endpoints are gone: take them out of EntryTable.");
    }

    [Fact]
    public void Compilers_OfTemplates_AreKnownHere()
    {
        Compilers.All.Order(StringComparer.Ordinal).ShouldBe(
            Compilers.Grammars.Keys.Order(StringComparer.Ordinal), "A new compiler: add its grammar to BodyGrammars.Definition and to Compilers.");
        Compilers.Grammars.Values.SelectMany(names => names)
            .Except(BodyGrammars.Definition.Select(grammar => grammar.Name), StringComparer.Ordinal).ShouldBeEmpty();
    }

    [Fact]
    public async Task Service_WithAnyConstructInAnyDepth_Lives()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var routes = await RouteTable.ReadAsync();
        var inputs = (Environment.GetEnvironmentVariable(Switch) == "all" ? DepthInputs.All(routes) : DepthInputs.Selected(routes)).ToList();
        output.WriteLine($"{inputs.Count} inputs");
        await using var run = await DepthRun.StartAsync(output, cancellation);

        foreach (var input in inputs)
        {
            await run.SendAsync(input, cancellation);
        }

        await run.EndAsync(cancellation);

        output.WriteLine($"figure: {inputs.Count} inputs to {routes.Count} endpoints, {run.Faults.Count} of them deadly or without an "
            + $"answer; answers: {run.Statuses}");
        run.Faults.ShouldBeEmpty();
        inputs.Where(input => input.IsForTheEndpoint && !run.Arrived.Contains((input.Route, input.Grammar)))
            .Select(input => $"{input.Route}: {input.Grammar}").Distinct(StringComparer.Ordinal)
            .ShouldBeEmpty("These never got past authentication and routing, so that they tested nothing.");
    }
}
