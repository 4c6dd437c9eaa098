using System.Collections.Immutable;
using System.Text.Json.Nodes;
using UserMacro.Model.Tests.States;

namespace UserMacro.Model.Tests.Rules;

/// <summary>The request of an operation and its expected outcome.</summary>
/// <param name="Method">Its method.</param>
/// <param name="Path">Its path below <c>/api/v1/</c>.</param>
/// <param name="Outcome">The expected outcome.</param>
sealed record Step(HttpMethod Method, string Path, Outcome Outcome)
{
    public JsonNode? Body { get; init; }

    public string? IfMatch { get; init; }

    /// <summary>The scope that an API token needs.</summary>
    public string Scope { get; init; } = "write";

    /// <summary>Whether it refuses every API token.</summary>
    public bool IsForPeople { get; init; }

    /// <summary>Whether it takes an Idempotency-Key.</summary>
    public bool TakesKey => Method == HttpMethod.Post;

    /// <summary>A second request with the same If-Match that is sent at the same moment: one of the two wins. Null for none.</summary>
    public Step? Rival { get; init; }
}

/// <summary>The expected outcome of a request.</summary>
/// <param name="After">The state afterwards; the same state when the request was refused.</param>
/// <param name="Statuses">The statuses that it may be answered with.</param>
sealed record Outcome(SiteState After, params ImmutableArray<int> Statuses)
{
    /// <summary>The end of the problem's type; null when it does not matter.</summary>
    public string? Problem { get; init; }

    /// <summary>Says what is wrong with the body of the answer; null when nothing is.</summary>
    public Func<JsonNode?, string?>? Fault { get; init; }

    public static Outcome Refused(SiteState site, int status, string? problem = null) => new(site, status) { Problem = problem };
}
