namespace UserMacro.Simulator.Sites;

internal static class SiteRequestExtensions
{
    /// <summary>The site that a request came to, by the port it came in by.</summary>
    public static Site Site(this HttpContext context) =>
        context.RequestServices.GetRequiredService<SiteRegistry>().ByNumber(context.Features.Get<SiteFeature>()!.Number);
}
