namespace UserMacro.WebApi.Security;

internal static class RequirementExtensions
{
    /// <summary>Serves callers with a verified token of this kind only; all others get a bare 401.</summary>
    public static TBuilder RequireToken<TBuilder>(this TBuilder endpoint, TokenKind kind)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new TokenRequirement(kind));

    /// <summary>Serves administrators of the site only, by a context token of their own.</summary>
    public static TBuilder RequireAdministrator<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.RequireToken(TokenKind.Context).WithMetadata(new AdministratorRequirement());
}
