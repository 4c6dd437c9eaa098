using UserMacro.Grains.Interfaces.Results;

namespace UserMacro.WebApi.Api.Problems;

/// <summary>The one place where expected failures become RFC 9457 problems.</summary>
internal static class ProblemMap
{
    public static ApiProblem From(GrainError error) => error switch
    {
        NotFoundError => New(ProblemTypes.NotFound, "Not found", StatusCodes.Status404NotFound, error.Message),
        ConflictError => New(ProblemTypes.Conflict, "Conflict", StatusCodes.Status409Conflict, error.Message),
        KeyReusedError => New(ProblemTypes.IdempotencyKeyReused, "Key already used", StatusCodes.Status422UnprocessableEntity, error.Message),
        LimitError limit => New(ProblemTypes.LimitReached, "Limit reached", StatusCodes.Status409Conflict, error.Message) with { Limit = limit.Limit },
        BodyTooLargeError large =>
            New(ProblemTypes.BodyTooLarge, "Body too large", StatusCodes.Status413PayloadTooLarge, error.Message) with { Limit = large.Limit },
        StaleError stale => New(ProblemTypes.StaleDraft, "Changed meanwhile", StatusCodes.Status412PreconditionFailed, error.Message) with
        {
            CurrentDraft = stale.CurrentDraft,
        },
        InvalidError invalid => From(invalid),
        ErasedError => New(ProblemTypes.Erased, "Erased", StatusCodes.Status410Gone, error.Message),
        ForbiddenError => New(ProblemTypes.Forbidden, "Not allowed", StatusCodes.Status403Forbidden, error.Message),
        ApprovalNeededError => New(ProblemTypes.ApprovalNeeded, "Approval needed", StatusCodes.Status409Conflict, error.Message),
        _ => New(ProblemTypes.Unavailable, "Unavailable", StatusCodes.Status503ServiceUnavailable, error.Message),
    };

    public static ApiProblem New(string type, string title, int status, string detail) =>
        new() { Type = type, Title = title, Status = status, Detail = detail };

    /// <summary>A request that cannot be read.</summary>
    /// <param name="title">What is wrong, in a few words.</param>
    /// <param name="location">A JSON path for the body, the name of a parameter or header for the rest.</param>
    /// <param name="detail">What is wrong and what to do.</param>
    public static ApiProblem BadRequest(string title, string location, string detail) =>
        New(ProblemTypes.BadRequest, title, StatusCodes.Status400BadRequest, detail) with { Location = location };

    static ApiProblem From(InvalidError invalid) => New(
        ProblemTypes.InvalidDefinition,
        invalid.DraftNumber is null ? "Rules are broken" : "Saved with errors",
        StatusCodes.Status422UnprocessableEntity,
        invalid.Message) with
    {
        Errors = invalid.Fields.Length == 0 ? null : ByField(invalid.Fields),
        Diagnostics = [.. invalid.Diagnostics.Select(DiagnosticDto.From)],
        DraftKept = invalid.DraftNumber is not null,
        CurrentDraft = invalid.DraftNumber,
    };

    /// <summary>Problems as a map from field to what is wrong with it.</summary>
    public static Dictionary<string, IReadOnlyList<string>> ByField(IEnumerable<FieldProblem> problems) => problems
        .GroupBy(problem => problem.Field, StringComparer.Ordinal)
        .ToDictionary(field => field.Key, IReadOnlyList<string> (field) => [.. field.Select(problem => problem.Message)], StringComparer.Ordinal);
}
