using UserMacro.Atlassian.Connect.Tokens;
using UserMacro.WebApi.Security.Bearer;

namespace UserMacro.WebApi.Security;

internal static class SecurityServices
{
    public static IServiceCollection AddSecurity(this IServiceCollection services)
    {
        services.AddSingleton<ITenantAccessSource, GrainAccessSource>();
        services.AddSingleton<UnknownIssuers>();
        services.AddSingleton<TenantKeys>();
        services.AddSingleton<HostTokenVerifier>();
        services.AddSingleton<HostAuthenticator>();
        services.AddSingleton<AdministratorCheck>();
        services.AddSingleton<BearerTokens>();
        services.AddHostedService<AccessChanges>();
        return services;
    }

    /// <summary>Checks the token, then the right, of every call to an endpoint that requires one.</summary>
    public static IApplicationBuilder UseSecurity(this IApplicationBuilder app) =>
        app.UseUnverifiedBodyLimit()
            .UseMiddleware<BearerMiddleware>().UseMiddleware<HostAuthenticationMiddleware>().UseMiddleware<AdministratorMiddleware>()
            .UseVerifiedBodyLimit();
}
