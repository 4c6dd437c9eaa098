using System.Collections.Immutable;
using System.Text.Json.Nodes;
using UserMacro.Model.Tests.States;

namespace UserMacro.Model.Tests.Rules;

/// <summary>The request of an operation and what must come of it.</summary>
/// <param name="Method">Its method.</param>
/// <param name="Path">Its path below <c>/api/v1/</c>.</param>
/// <param name="Outcome">What must come of it.</param>
sealed record Step(HttpMethod Method, string Path, Outcome Outcome)
{
    public JsonNode? Body { get; init; }

    public string? IfMatch { get; init; }

    /// <summary>The scope that an API token needs.</summary>
    public string Scope { get; init; } = "write";

    /// <summary>Whether no API token opens it.</summary>
    public bool IsForPeople { get; init; }

    /// <summary>Whether an Idempotency-Key means something.</summary>
    public bool TakesKey => Method == HttpMethod.Post;

    /// <summary>A second request with the same If-Match that is sent at the same moment: one of the two wins. Null for none.</summary>
    public Step? Rival { get; init; }
}

/// <summary>What must come of a request.</summary>
/// <param name="After">What is true afterwards; the very same state when it was refused.</param>
/// <param name="Statuses">What it may be answered.</param>
sealed record Outcome(SiteState After, params ImmutableArray<int> Statuses)
{
    /// <summary>What the type of the problem ends in; null when that is not asked.</summary>
    public string? Problem { get; init; }

    /// <summary>Says what is wrong with the body of the answer; null when nothing is.</summary>
    public Func<JsonNode?, string?>? Fault { get; init; }

    public static Outcome Refused(SiteState site, int status, string? problem = null) => new(site, status) { Problem = problem };
}
