namespace UserMacro.Simulator.Rest;

internal static class RestEndpoints
{
    public static void AddRest(this IServiceCollection services) =>
        services.AddSingleton<AppTokenCheck>().AddSingleton<ConversionJobs>().AddSingleton<Converter>().AddSingleton<PageBodies>();

    /// <summary>
    /// The part of Confluence's REST API that the app and its frames use (docs/reference/confluence-rest.md, docs/reference/connect-modules.md).
    /// </summary>
    public static void MapRest(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/wiki").AddEndpointFilter<RouteGroupBuilder, RestAccess>();
        group.MapDynamicModules();
        group.MapAccountReports();
        group.MapUsers();
        group.MapMacroBodies();
        group.MapConversions();
        group.MapContent();
        group.MapPageDetails();
        group.MapSearch();
    }
}
