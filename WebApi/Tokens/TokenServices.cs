namespace UserMacro.WebApi.Tokens;

internal static class TokenServices
{
    public static IServiceCollection AddTokens(this IServiceCollection services) => services.AddSingleton<TokenAdministration>();
}
