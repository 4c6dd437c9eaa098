namespace UserMacro.WebApi.Privacy;

internal static class PrivacyServices
{
    public static IServiceCollection AddPrivacy(this IServiceCollection services) =>
        services.AddSingleton<PrivacyAdministration>().AddSingleton<PersonLimits>().AddSingleton<MyData>();
}
