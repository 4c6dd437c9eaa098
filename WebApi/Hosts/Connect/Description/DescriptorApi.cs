namespace UserMacro.WebApi.Hosts.Connect.Description;

internal static class DescriptorApi
{
    public static IEndpointRouteBuilder MapDescriptor(this IEndpointRouteBuilder routes)
    {
        routes.MapGet($"/{Descriptor.FileName}", (Descriptor descriptor) => TypedResults.Text(descriptor.Json, "application/json"))
            .ExcludeFromDescription();
        return routes;
    }
}
