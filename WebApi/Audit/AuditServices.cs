using UserMacro.WebApi.Security;

namespace UserMacro.WebApi.Audit;

internal static class AuditServices
{
    public static IServiceCollection AddAudit(this IServiceCollection services)
    {
        services.AddSingleton<AuditLog>();
        services.AddSingleton<RefusalLog>();
        return services;
    }
}
