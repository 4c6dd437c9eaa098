using Microsoft.AspNetCore.StaticFiles;
using UserMacro.WebApi.Hosts;
using UserMacro.WebApi.Security;
using UserMacro.WebApi.Security.Calls;

namespace UserMacro.WebApi.Admin;

internal static class AdminApi
{
    /// <summary>The names of built files change with their content.</summary>
    const string Forever = "public, max-age=31536000, immutable";

    static readonly FileExtensionContentTypeProvider ContentTypes = new();

    /// <summary>Adds the page of the administrators' application in a host, for that host only.</summary>
    public static IEndpointRouteBuilder MapAdmin(this IEndpointRouteBuilder routes, HostPage host)
    {
        routes.MapGet(host.Endpoints + "/admin", (HostCaller caller, AdminPage page) => page.Answer(caller, AdminView.Administration(host)))
            .OfHost(host.Kind).RequireHostCall(HostCallKind.Page).WithMetadata(ServedWhileContained.Instance).ExcludeFromDescription();
        return routes;
    }

    /// <summary>Adds the files of that application, for anyone.</summary>
    public static IEndpointRouteBuilder MapAdminAssets(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(AdminPage.AssetsPath + "/{**path}", Asset).ExcludeFromDescription();
        return routes;
    }

    static IResult Asset(string path, HttpContext context, AdminBuild build)
    {
        if (build.FindFile(path) is not { PhysicalPath: { } file })
        {
            return TypedResults.NotFound();
        }

        context.Response.Headers.CacheControl = Forever;
        return TypedResults.PhysicalFile(file, ContentTypes.TryGetContentType(path, out var type) ? type : null);
    }
}
