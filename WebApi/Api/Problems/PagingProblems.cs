namespace UserMacro.WebApi.Api.Problems;

/// <summary>The answer to an invalid request for a page of a list.</summary>
internal static class PagingProblems
{
    public static readonly ProblemResult BadCursor = new(ProblemMap.BadRequest(
        "Bad cursor", "cursor", "cursor must be one that this API gave for the same list."));

    public static ProblemResult BadLimit(int most) => new(ProblemMap.BadRequest(
        "Bad limit", "limit", $"limit must be 1 to {most}."));
}
