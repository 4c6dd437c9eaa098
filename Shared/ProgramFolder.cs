namespace UserMacro.Shared;

/// <summary>
/// Where a program finds what belongs to it. The working directory decides only what relative paths in settings mean: a service
/// that is started from elsewhere is configured the same.
/// </summary>
internal static class ProgramFolder
{
    /// <summary>
    /// Options whose content root is the folder of the program,
    /// unless <c>ASPNETCORE_CONTENTROOT</c>, <c>DOTNET_CONTENTROOT</c> or <c>--contentRoot</c> names another.
    /// </summary>
    /// <param name="arguments">The arguments of the program.</param>
    public static WebApplicationOptions Options(string[] arguments)
    {
        var hosting = new ConfigurationBuilder()
            .AddEnvironmentVariables("DOTNET_")
            .AddEnvironmentVariables("ASPNETCORE_")
            .AddCommandLine(arguments)
            .Build();
        var isNamed = !string.IsNullOrEmpty(hosting[HostDefaults.ContentRootKey]);
        return new() { Args = arguments, ContentRootPath = isNamed ? null : AppContext.BaseDirectory };
    }
}
