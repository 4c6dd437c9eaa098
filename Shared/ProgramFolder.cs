namespace UserMacro.Shared;

/// <summary>
/// Where a program finds its own files. The working directory only decides what relative paths in settings mean: a service
/// that is started elsewhere has the same configuration.
/// </summary>
internal static class ProgramFolder
{
    /// <summary>
    /// Options whose content root is the program's folder,
    /// unless <c>ASPNETCORE_CONTENTROOT</c>, <c>DOTNET_CONTENTROOT</c> or <c>--contentRoot</c> names another.
    /// </summary>
    /// <param name="arguments">The program's arguments.</param>
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
