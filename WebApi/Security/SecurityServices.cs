using Microsoft.Extensions.DependencyInjection.Extensions;
using UserMacro.Grains.Interfaces.Diagnostics;
using UserMacro.WebApi.Security.Administrators;
using UserMacro.WebApi.Security.Bearer;
using UserMacro.WebApi.Security.Tenants;

namespace UserMacro.WebApi.Security;

internal static class SecurityServices
{
    public static IServiceCollection AddSecurity(this IServiceCollection services)
    {
        services.AddMetrics();
        services.TryAddSingleton<SecurityEvents>();
        services.AddSingleton<ITenantAccessSource, GrainAccessSource>();
        services.AddSingleton<UnknownIssuers>();
        services.AddSingleton<TenantKeys>();
        services.AddSingleton<AdministratorCheck>();
        services.AddSingleton<BearerTokens>();
        services.AddSingleton<TokenNetworks>();
        services.AddHostedService<AccessChanges>();
        return services;
    }
}
