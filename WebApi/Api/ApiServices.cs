using UserMacro.WebApi.Api.Accounts;
using UserMacro.WebApi.Api.Auditing;
using UserMacro.WebApi.Api.Description;
using UserMacro.WebApi.Api.Idempotency;
using UserMacro.WebApi.Api.Json;

namespace UserMacro.WebApi.Api;

/// <summary>What all parts of the administrators' API need.</summary>
internal static class ApiServices
{
    public static IServiceCollection AddApi(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddSingleton<CallerAccounts>();
        services.AddSingleton<RepeatMarker>();
        services.AddSingleton<AuditWriter>();
        services.ConfigureHttpJsonOptions(options => ApiJson.Apply(options.SerializerOptions));
        return services.AddApiDescription();
    }
}
