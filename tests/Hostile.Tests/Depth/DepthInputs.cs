using UserMacro.Hostile.Constructs;
using UserMacro.Hostile.Tests.Entries;

namespace UserMacro.Hostile.Tests.Depth;

/// <summary>Endpoints × constructs × depths.</summary>
static class DepthInputs
{
    static readonly int[] Depths = [100, 1_000, 10_000, 100_000];

    /// <summary>Every endpoint with every construct of its grammars in every depth; many thousands.</summary>
    public static IEnumerable<DepthInput> All(IReadOnlyList<Route> routes) =>
        from route in routes
        from grammar in GrammarsOf(route)
        from construct in grammar.Constructs
        from depth in DepthsOf(construct, grammar)
        select new DepthInput(route, grammar, construct, depth);

    /// <summary>
    /// Every endpoint with each of its grammars, and every construct of a grammar just below common limits, at the size limit, and in one
    /// of the depths between, at one endpoint after the other.
    /// </summary>
    public static IEnumerable<DepthInput> Selected(IReadOnlyList<Route> routes)
    {
        var turn = 0;
        foreach (var grammar in routes.SelectMany(GrammarsOf).Distinct())
        {
            var takers = routes.Where(route => GrammarsOf(route).Contains(grammar)).ToList();
            var isForAll = RequestGrammars.Any.Contains(grammar);
            foreach (var construct in grammar.Constructs)
            {
                var depths = DepthsOf(construct, grammar).ToList();
                foreach (var depth in (IEnumerable<int>)[depths[0], depths[turn % depths.Count], depths[^1]])
                {
                    yield return new(takers[turn++ % takers.Count], grammar, construct, depth);
                }
            }

            // What is read before an endpoint is chosen is asked of each of them, in turns.
            foreach (var route in isForAll || grammar.Constructs.Count < takers.Count ? takers : [])
            {
                var construct = grammar.Constructs[turn % grammar.Constructs.Count];
                var depths = DepthsOf(construct, grammar).ToList();
                yield return new(route, grammar, construct, depths[turn++ % depths.Count]);
            }
        }
    }

    static IEnumerable<Grammar> GrammarsOf(Route route) =>
    [
        .. RequestGrammars.Any,
        .. route.HasBody ? [RequestGrammars.Multipart] : (IEnumerable<Grammar>)[],
        .. EntryTable.Bodies.GetValueOrDefault($"{route}", []),
    ];

    /// <summary>Just below the limits that parsers have, powers of ten, and as deep as the size allows.</summary>
    static IEnumerable<int> DepthsOf(Construct construct, Grammar grammar)
    {
        var most = construct.DepthWithin(grammar.Size);
        return Depths.Prepend(VelocityConstructs.Chain).Where(depth => depth < most).Append(most);
    }
}

/// <summary>A construct of a grammar, so deep, for an endpoint that takes it.</summary>
sealed record DepthInput(Route Route, Grammar Grammar, Construct Construct, int Depth)
{
    /// <summary>
    /// Where 401 and an empty 404 are the endpoint's own answers: a ticket and the link of a certificate are tokens of their own, a file that
    /// is not there, a contact that no setting names, and a body that is no message about an installation.
    /// </summary>
    static readonly string[] Secretive =
    [
        "/connect/sandbox/{ticket}", "/erasure/certificates/{link}", "/assets/admin/{**path}", "/.well-known/security.txt", "/connect/installed",
        "/connect/uninstalled",
    ];

    /// <summary>What an endpoint that Confluence calls never gets to read: its token signs the query and is checked before anything else
    /// is looked at.</summary>
    static readonly string[] BehindTheToken = ["query", "header", "multipart"];

    /// <summary>Whether the endpoint itself is to read it.</summary>
    public bool IsForTheEndpoint =>
        !RequestGrammars.Outside.Contains(Grammar.Name)
        && !Secretive.Contains(Route.Pattern, StringComparer.Ordinal)
        && !(Route.Pattern.StartsWith("/connect/", StringComparison.Ordinal) && BehindTheToken.Contains(Grammar.Name, StringComparer.Ordinal));

    public override string ToString() => $"{Route}: {Grammar}, {Construct} × {Depth}";
}
