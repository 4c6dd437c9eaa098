using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using UserMacro.WebApi;

namespace UserMacro.Hostile.Tests.Entries;

/// <summary>The endpoints of the service as it is composed, whether its description lists them or not.</summary>
static class RouteTable
{
    /// <summary>All endpoints.</summary>
    public static async Task<IReadOnlyList<Route>> ReadAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Storage:Provider"] = "Memory",
            ["Connect:BaseUrl"] = "http://127.0.0.1:1",
            ["Connect:AllowedHosts"] = "http://127.0.0.1:*",
        });

        // It is never started: what it would listen on and store is of no matter.
        await using var app = builder.AddWebApi().Build().UseWebApi();
        return
        [
            .. from endpoint in ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
               from method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"]
               orderby endpoint.RoutePattern.RawText, method
               select new Route(method, endpoint.RoutePattern.RawText!),
        ];
    }
}
