namespace UserMacro.WebApi.Parts;

internal static class PartServices
{
    public static IServiceCollection AddParts(this IServiceCollection services) => services.AddSingleton<PartAdministration>();
}
