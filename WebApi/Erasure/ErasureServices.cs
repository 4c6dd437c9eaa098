namespace UserMacro.WebApi.Erasure;

internal static class ErasureServices
{
    public static IServiceCollection AddErasure(this IServiceCollection services) =>
        services.AddSingleton<ErasureAdministration>().AddSingleton<Certificates>();
}
