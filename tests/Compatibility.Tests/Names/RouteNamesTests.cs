using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace UserMacro.Compatibility.Tests.Names;

/// <summary>Addresses that hosts, pages, scripts and probes know.</summary>
public sealed class RouteNamesTests(ServiceApp app) : IClassFixture<ServiceApp>
{
    [Fact]
    public void Routes_OfTheService_AreThoseInUse() =>
        NameList.ShouldHold("routes.txt", app.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .SelectMany(route => (route.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["ANY"])
                .Select(method => $"{route.RoutePattern.RawText} {method} {route.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName}".TrimEnd())));
}
