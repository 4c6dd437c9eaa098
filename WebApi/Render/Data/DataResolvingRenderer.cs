using UserMacro.Grains.Interfaces.Keys;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.Grains.Interfaces.Rendering;
using UserMacro.WebApi.Connections.Outbound;

namespace UserMacro.WebApi.Render.Data;

/// <summary>Renders a macro again and again, each time with the data that it asked for.</summary>
internal sealed class DataResolvingRenderer(ConnectionData connections, TimeProvider time)
{
    /// <summary>How long a page may be kept waiting for servers elsewhere, all together.</summary>
    static readonly TimeSpan Timeout = TimeSpan.FromSeconds(4);

    const int Max = 5;

    /// <summary>How many questions to servers elsewhere one render may ask.</summary>
    const int MaxQuestions = 10;

    const string Nothing = "null";

    /// <summary>The outcome; <see cref="DataNeeded"/> only when the source says that the data come later. Data still missing after the last round count
    /// as absent.</summary>
    /// <param name="tenant">Whose macro it is.</param>
    /// <param name="macro">The macro.</param>
    /// <param name="request">All that is known.</param>
    /// <param name="trusted">Of it, what the host or a ticket vouches for: only that reaches a connection.</param>
    /// <param name="source">Brings data of the page.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<RenderOutcome> RenderAsync(
        TenantId tenant, IMacroGrain macro, RenderRequest request, RenderRequest trusted, IDataSource source, CancellationToken cancellation)
    {
        IReadOnlyDictionary<string, string>? answered = null;
        return await DataRounds.RunAsync(Max, request, known => macro.Render(known, cancellation), outcome => outcome, BringAsync);

        async Task<BroughtData?> BringAsync(DataNeeded needed)
        {
            if (await source.BringAsync(needed.Names.Where(name => !ConnectionData.IsOne(name)), cancellation) is not { } data)
            {
                return null;
            }

            if (needed.Names.Any(ConnectionData.IsOne))
            {
                answered ??= await AskAsync(tenant, macro, trusted, cancellation);
                data = [.. data, .. needed.Names.Where(ConnectionData.IsOne).Select(name => new RenderDatum(name, answered.GetValueOrDefault(name, Nothing)))];
            }

            return new(data, source.LacksData);
        }
    }

    /// <summary>
    /// What connections answer to the questions that the macro asks when it knows only what is vouched for: neither a body nor data that a browser
    /// brought, so that no browser sends anything elsewhere through us.
    /// </summary>
    async Task<IReadOnlyDictionary<string, string>> AskAsync(TenantId tenant, IMacroGrain macro, RenderRequest trusted, CancellationToken cancellation)
    {
        var answers = new Dictionary<string, string>(StringComparer.Ordinal);
        using var limit = new CancellationTokenSource(Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        var request = trusted with { MayAskForStored = false, KnownRevision = null, IsUncounted = true };
        var rounds = 0;
        await DataRounds.RunAsync(Max, request, known => macro.Render(known, cancellation), outcome => outcome, BringAsync);
        return answers;

        async Task<BroughtData?> BringAsync(DataNeeded needed)
        {
            var names = needed.Names.Where(ConnectionData.IsOne).Take(MaxQuestions - answers.Count).ToList();
            var texts = await Task.WhenAll(names.Select(name => FindAsync(tenant, name, either.Token, cancellation)));
            foreach (var (name, text) in names.Zip(texts))
            {
                answers[name] = text;
            }

            // The last answers are there: nobody looks at the output.
            return ++rounds < Max ? new([.. needed.Names.Select(name => new RenderDatum(name, answers.GetValueOrDefault(name, Nothing)))]) : null;
        }
    }

    async Task<string> FindAsync(TenantId tenant, string name, CancellationToken timeout, CancellationToken cancellation)
    {
        try
        {
            return await connections.FindAsync(tenant, name, timeout);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return Nothing;
        }
    }
}
