using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.Grains.Interfaces.Rendering;
using UserMacro.Grains.Interfaces.Results;
using UserMacro.Grains.Tests.Cluster;

namespace UserMacro.Grains.Tests.Macros;

/// <summary>While an operation runs, a macro shows the state stored before it or the state it stores, never a step in between.</summary>
public sealed class MacroStatesTests(GrainCluster cluster)
{
    readonly TenantId _tenant = GrainCluster.NewTenant();

    IMacroGrain Sut => cluster.Macro(_tenant, "badge");

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> Operations() => [.. MacroLife.Operations];

    /// <summary>Holds the operation before and after each of its writes, and looks at the macro.</summary>
    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Operation_HeldAtEveryWrite_ShowsTheStateBeforeOrTheStateAfter(string name)
    {
        var operation = await new MacroLife(cluster, _tenant).ArrangeAsync(name);
        var before = await MacroView.OfAsync(Sut, Cancellation);
        var listedBefore = await MacroView.ListedAsync(cluster, _tenant);
        List<(string Step, MacroView View, string? Listed)> seen = [];

        using (var steps = cluster.Storage.StepThrough(_tenant))
        {
            var running = operation();
            while (await steps.NextAsync(running, Cancellation) is { } step)
            {
                seen.Add(($"{step}", await MacroView.OfAsync(Sut, Cancellation), await MacroView.ListedAsync(cluster, _tenant)));
                step.Release();
            }

            await running;
        }

        var after = await MacroView.OfAsync(Sut, Cancellation);
        after.ShouldNotBe(before);
        seen.ShouldNotBeEmpty();
        foreach (var (step, view, _) in seen)
        {
            view.ShouldBeOneOf([before, after], $"{name}, {step}");
        }

        seen.SkipWhile(look => look.View == before).Select(look => look.View).ShouldAllBe(view => view == after);
        var listedAfter = await MacroView.ListedAsync(cluster, _tenant);
        seen.SkipWhile(look => look.Listed == listedBefore).Select(look => look.Listed).ShouldAllBe(listed => listed == listedAfter);
    }

    /// <summary>Pages render without a pause while the macro goes through its life again and again: each shows a state that was true
    /// at some time during its request.</summary>
    [Fact]
    public async Task Render_BesideWholeLivesUnderLoad_ShowsStatesThatWereStored()
    {
        const int Lives = 12;
        const int Pages = 6;
        var shown = new ShownStates(nameof(MacroMissing));
        using var over = new CancellationTokenSource();
        var pages = Enumerable.Range(0, Pages).Select(_ => Task.Run(() => WatchAsync(shown, over.Token), Cancellation)).ToList();

        var (draft, revision) = (0, 0);
        for (var life = 0; life < Lives; life++)
        {
            await DoAsync(nameof(MacroMissing), () => Sut.Create(Definitions.Create($"{life}"), "u1"));
            await DoAsync($"{++revision}: Html:{life}", () => Sut.Publish(++draft, "", "u1"));
            await DoAsync(nameof(MacroDisabled), () => Sut.SetDisabled(disabled: true, "u1"));
            await DoAsync(nameof(MacroMissing), () => Sut.Unpublish(draft, "u1"));
            await DoAsync($"{++revision}: Html:{life}", () => Sut.Restore(revision - 1, draft, "", "u1"));
            draft++;
            await DoAsync($"{revision}: Html:{life}", () => Sut.SaveDraft(Definitions.Create($"{life}b"), draft, "u1"));
            await DoAsync($"{++revision}: Html:{life}b", () => Sut.Publish(++draft, "", "u1"));
            await DoAsync(nameof(MacroDisabled), () => Sut.SetDisabled(disabled: true, "u1"));
            await DoAsync($"{revision}: Html:{life}b", () => Sut.SetDisabled(disabled: false, "u1"));
            await DoAsync(nameof(MacroMissing), () => Sut.Delete(null, "u1"));
        }

        await over.CancelAsync();
        (await Task.WhenAll(pages)).Sum().ShouldBeGreaterThan(0);

        async Task DoAsync<T>(string state, Func<Task<Result<T>>> operation)
        {
            shown.Begin(state);
            (await operation()).Error.ShouldBeNull();
            shown.End();
        }
    }

    async Task<int> WatchAsync(ShownStates shown, CancellationToken over)
    {
        var macro = Sut;
        var looks = 0;
        for (; !over.IsCancellationRequested; looks++)
        {
            var ended = shown.Ended;
            var outcome = await macro.Render(new() { Markup = RenderMarkup.Html }, Cancellation);
            if (outcome is not RenderBusy)
            {
                MacroView.Describe(outcome).ShouldBeOneOf(shown.Since(ended));
            }
        }

        return looks;
    }

    /// <summary>What pages are shown by the operations on a macro, one after the other.</summary>
    sealed class ShownStates(string first)
    {
        readonly Lock _gate = new();
        readonly List<string> _states = [first];

        /// <summary>How many operations have been answered.</summary>
        public int Ended { get => Volatile.Read(ref field); private set => Volatile.Write(ref field, value); }

        /// <summary>An operation that leads to this state is about to begin.</summary>
        public void Begin(string state)
        {
            lock (_gate)
            {
                _states.Add(state);
            }
        }

        public void End() => Ended++;

        /// <summary>The states from the one after so many operations to the one of the running operation.</summary>
        public string[] Since(int ended)
        {
            lock (_gate)
            {
                return [.. _states.Skip(ended)];
            }
        }
    }
}
