using UserMacro.Grains.Interfaces.Tokens;
using UserMacro.WebApi.Api.Description;
using UserMacro.WebApi.Api.Problems;
using UserMacro.WebApi.Security.Administrators;
using UserMacro.WebApi.Security.Bearer;
using UserMacro.WebApi.Security.Calls;

namespace UserMacro.WebApi.Security;

internal static class RequirementExtensions
{
    /// <summary>Serves callers with a verified token of this kind only; all others get a bare 401.</summary>
    public static TBuilder RequireHostCall<TBuilder>(this TBuilder endpoint, HostCallKind kind)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new HostCallRequirement(kind));

    /// <summary>Serves calls of this kind of host only.</summary>
    public static TBuilder OfHost<TBuilder>(this TBuilder endpoint, string kind)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new HostEndpoint(kind));

    /// <summary>Asks this scope of an API token.</summary>
    public static TBuilder RequireScope<TBuilder>(this TBuilder endpoint, TokenScopes scope)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new ScopeRequirement(scope));

    /// <summary>Serves no API token.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="what">What people alone manage, in the plural: <c>API tokens</c>.</param>
    public static TBuilder RequirePerson<TBuilder>(this TBuilder endpoint, string what)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new PersonRequirement(what));

    /// <summary>Serves administrators of the site only, by a context token of their own or an API token.</summary>
    public static TBuilder RequireAdministrator<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder =>
        endpoint.RequireHostCall(HostCallKind.OwnPage).WithMetadata(new AdministratorRequirement()).AnswersCommonRefusals();

    /// <summary>Answers verified callers in the endpoint's own way when it fails.</summary>
    public static TBuilder OnFailure<TBuilder>(this TBuilder endpoint, Func<HttpContext, ApiProblem, IResult> answer)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(
        new FailureAnswer((context, problem) => context.Features.Get<HostCaller>() is null ? null : answer(context, problem)));
}
