using UserMacro.WebApi.Hosts;

namespace UserMacro.WebApi.Hosting;

/// <summary>The strictest headers on every answer that does not bring its own (docs/reference/http-and-headers.md#headers).</summary>
internal static class SecurityHeaders
{
    public const string NothingAllowed = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    /// <summary>Devices and payments, which no page of ours uses and no macro may ask for.</summary>
    const string NoFeatures = "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()";

    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app)
    {
        var isPublicTls = app.ApplicationServices.GetRequiredService<AppAddress>().BaseUrl
            .StartsWith("https:", StringComparison.OrdinalIgnoreCase);
        Func<object, Task> complete = isPublicTls ? CompleteOnTls : Complete;
        return app.Use((context, next) =>
        {
            // As late as possible: a failure clears what was set before it.
            context.Response.OnStarting(complete, context.Response);
            return next(context);
        });
    }

    static Task Complete(object state)
    {
        var headers = ((HttpResponse)state).Headers;
        headers.TryAdd("Content-Security-Policy", NothingAllowed);
        headers.TryAdd("X-Content-Type-Options", "nosniff");
        headers.TryAdd("Referrer-Policy", "no-referrer");
        headers.TryAdd("Permissions-Policy", NoFeatures);
        headers.TryAdd("Cache-Control", "no-store");
        return Task.CompletedTask;
    }

    static Task CompleteOnTls(object state)
    {
        ((HttpResponse)state).Headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
        return Complete(state);
    }
}
