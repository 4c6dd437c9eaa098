using Microsoft.Extensions.FileProviders;

namespace UserMacro.Simulator.Web;

internal static class BrowserFiles
{
    /// <summary>Serves the site's own scripts and style sheets, and the host half of the bridge.</summary>
    public static void UseBrowserFiles(this WebApplication app)
    {
        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = new PhysicalFileProvider(Path.Combine(AppContext.BaseDirectory, "browser")),
            RequestPath = "/_static",
            OnPrepareResponse = prepared => prepared.Context.Response.Headers.CacheControl = "no-cache",
        });
        app.MapGet("/favicon.ico", () => Results.Redirect("/_static/favicon.svg", permanent: true));
    }
}
