using UserMacro.Silo.Hosting;
using UserMacro.WebApi.Hosts;

namespace UserMacro.WebApi.Hosting;

/// <summary>The strictest headers on every answer that does not bring its own (docs/reference/http-and-headers.md#headers).</summary>
internal static class SecurityHeaders
{
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
        SafeHeaders.Complete(((HttpResponse)state).Headers, isTls: false);
        return Task.CompletedTask;
    }

    static Task CompleteOnTls(object state)
    {
        SafeHeaders.Complete(((HttpResponse)state).Headers, isTls: true);
        return Task.CompletedTask;
    }
}
