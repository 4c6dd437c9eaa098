namespace UserMacro.Templating.Tests.Scriban.Hostile;

public sealed class HostileTests(HostileTests.Child child) : IClassFixture<HostileTests.Child>
{
    const long MaxMilliseconds = 5_000;
    const long MaxAllocated = 256L << 20;

    [Theory]
    [MemberData(nameof(HostileTemplates.LazyChains), MemberType = typeof(HostileTemplates))]
    [MemberData(nameof(HostileTemplates.DeepExpressions), MemberType = typeof(HostileTemplates))]
    public async Task Render_CouldEndTheProcess_EndsTheRunOnly(string template, string endings)
    {
        var run = await child.RunAsync(template, TestContext.Current.CancellationToken);
        Check(run.ShouldNotBeNull("the process died"), endings);
    }

    [Theory]
    [MemberData(nameof(HostileTemplates.CallTrees), MemberType = typeof(HostileTemplates))]
    [MemberData(nameof(HostileTemplates.Amplifiers), MemberType = typeof(HostileTemplates))]
    [MemberData(nameof(HostileTemplates.CostlyCalls), MemberType = typeof(HostileTemplates))]
    [MemberData(nameof(HostileTemplates.ParserFloods), MemberType = typeof(HostileTemplates))]
    public void Render_UsesTooMuch_IsStopped(string template, string endings) => Check(HostileRun.Start(template), endings);

    // The bounds are wide: they tell a stop from none, not a fast machine from a slow one. On a busy machine the clock may come first.
    static void Check(HostileRun run, string endings) => run.ShouldSatisfyAllConditions(
        r => (endings + "|Time").Split('|').ShouldContain(r.Reason ?? ""),
        r => r.Milliseconds.ShouldBeLessThan(MaxMilliseconds),
        r => r.Allocated.ShouldBeLessThan(MaxAllocated));

    /// <summary>The other process; started again when a template has ended it.</summary>
    public sealed class Child : IDisposable
    {
        HostileProcess _process = new();

        internal async Task<HostileRun?> RunAsync(string template, CancellationToken cancellation)
        {
            var run = await _process.RunAsync(template, cancellation);
            if (run is null)
            {
                _process.Dispose();
                _process = new HostileProcess();
            }

            return run;
        }

        public void Dispose() => _process.Dispose();
    }
}
