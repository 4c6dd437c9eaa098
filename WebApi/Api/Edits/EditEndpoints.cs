using UserMacro.WebApi.Api.Problems;

namespace UserMacro.WebApi.Api.Edits;

/// <summary>What endpoints that edit have in common.</summary>
internal static class EditEndpoints
{
    /// <summary>The endpoint edits: its requests must name what they were made on.</summary>
    public static RouteHandlerBuilder RequireIfMatch(this RouteHandlerBuilder endpoint) =>
        endpoint.AddEndpointFilter(new IfMatchFilter(isRequired: true)).WithMetadata(new IfMatchRequirement(IsRequired: true));

    /// <summary>The endpoint edits: its requests may name what they were made on.</summary>
    public static RouteHandlerBuilder AcceptIfMatch(this RouteHandlerBuilder endpoint) =>
        endpoint.AddEndpointFilter(new IfMatchFilter(isRequired: false)).WithMetadata(new IfMatchRequirement(IsRequired: false));

    public static RouteHandlerBuilder AnswersToEdits(this RouteHandlerBuilder endpoint) => endpoint.Answers(
        StatusCodes.Status404NotFound,
        StatusCodes.Status412PreconditionFailed,
        StatusCodes.Status413PayloadTooLarge,
        StatusCodes.Status422UnprocessableEntity,
        StatusCodes.Status428PreconditionRequired);
}
