namespace UserMacro.WebApi.Problems;

/// <summary>What is answered to a bad question for a part of a list.</summary>
internal static class PagingProblems
{
    public static readonly ProblemResult BadCursor = new(ProblemMap.New(
        ProblemTypes.BadRequest, "Bad cursor", StatusCodes.Status400BadRequest, "cursor must be one that this API gave for the same list."));

    public static ProblemResult BadLimit(int most) => new(ProblemMap.New(
        ProblemTypes.BadRequest, "Bad limit", StatusCodes.Status400BadRequest, $"limit must be 1 to {most}."));
}
