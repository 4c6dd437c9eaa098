using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.WebApi.Api;
using UserMacro.WebApi.Api.Problems;
using UserMacro.WebApi.Api.Work;
using UserMacro.WebApi.Macros.Contracts.Comparisons;
using UserMacro.WebApi.Macros.Contracts.History;

namespace UserMacro.WebApi.Macros.History;

/// <summary>The version log of a macro, its revisions, and what differs between two of them.</summary>
internal static class HistoryApi
{
    const int DefaultLimit = 50;

    static readonly ProblemResult BadLimit = PagingProblems.BadLimit(HistoryPage.MaxLimit);

    public static RouteGroupBuilder MapHistory(this RouteGroupBuilder macros)
    {
        macros.MapGet("/{key}/revisions", List).WithName("listRevisions").WithSummary("Read the version log, newest first")
            .Answers(StatusCodes.Status404NotFound);
        macros.MapGet("/{key}/revisions/{number:int}", Read).WithName("readRevision").WithSummary("Read one published revision")
            .Answers(StatusCodes.Status404NotFound);
        macros.MapGet("/{key}/compare", Compare).LimitWork()
            .WithName("compareRevisions").WithSummary("Say what differs between two revisions, or a revision and the draft")
            .Answers(StatusCodes.Status404NotFound);
        return macros;
    }

    static async Task<Results<Ok<HistoryDto>, ProblemResult>> List(
        string key,
        [Description("The largest number of entries, 1 to {ListRevisions}; 50 when absent.")] int? limit,
        [Description("The next of the answer before.")] HistoryCursor? cursor,
        ApiCaller caller,
        RevisionHistory history)
    {
        if (limit is < 1 or > HistoryPage.MaxLimit)
        {
            return BadLimit;
        }

        return (await history.ListAsync(caller, key, cursor?.Before, limit ?? DefaultLimit)).ToAnswer(TypedResults.Ok);
    }

    static async Task<Results<Ok<RevisionDto>, ProblemResult>> Read(string key, int number, ApiCaller caller, RevisionHistory history) =>
        (await history.ReadAsync(caller, key, number)).ToAnswer(TypedResults.Ok);

    static async Task<Results<Ok<ComparisonDto>, ProblemResult>> Compare(
        string key,
        [Description("A revision's number, published or draft.")] RevisionName from,
        [Description("A revision's number, published or draft.")] RevisionName to,
        ApiCaller caller,
        RevisionHistory history,
        CancellationToken cancellation) =>
        (await history.CompareAsync(caller, key, from, to, cancellation)).ToAnswer(TypedResults.Ok);
}
