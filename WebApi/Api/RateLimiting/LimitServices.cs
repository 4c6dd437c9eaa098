using UserMacro.WebApi.Api.Work;

namespace UserMacro.WebApi.Api.RateLimiting;

internal static class LimitServices
{
    public static IServiceCollection AddLimits(this IServiceCollection services)
    {
        services.AddOptions<RateLimitOptions>().BindConfiguration(RateLimitOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<WorkOptions>().BindConfiguration(WorkOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        return services.AddSingleton<RateLimits>()
            .AddSingleton<WorkBudgets>().AddSingleton<WorkLimiter>().AddSingleton<ImportLimiter>().AddSingleton<UploadReader>();
    }
}
