using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace UserMacro.WebApi.Tests.Hosting;

/// <summary>
/// Looks for the header set (docs/reference/http-and-headers.md#headers) on each answer that any test sees: one that lacks a part becomes
/// <see cref="Incomplete"/>, which no test expects.
/// </summary>
sealed class RequiredHeaders : IStartupFilter
{
    public const int Incomplete = 598;

    /// <summary>Cacheable answers identify nobody: files named by a hash of their content, and output that is revalidated by its ETag.</summary>
    static readonly string[] Caching =
        ["no-store", "public, max-age=31536000, immutable", "no-cache, stale-if-error=86400", "public, max-age=300", "no-cache,no-store", "no-store, no-cache"];

    static readonly string[] Directives = ["default-src 'none'", "frame-ancestors ", "base-uri 'none'", "form-action 'none'"];

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(static (context, following) =>
        {
            context.Response.OnStarting(static state => Check((HttpResponse)state), context.Response);
            return following(context);
        });
        next(app);
    };

    /// <summary>What the headers of an answer lack; null when they are complete.</summary>
    public static string? FaultOf(Func<string, string?> header) =>
        Directives.FirstOrDefault(part => header("Content-Security-Policy")?.Contains(part, StringComparison.Ordinal) is not true) is { } directive
            ? $"Content-Security-Policy without {directive}"
            : header("X-Content-Type-Options") != "nosniff" ? "X-Content-Type-Options"
            : header("Referrer-Policy") != "no-referrer" ? "Referrer-Policy"
            : header("Permissions-Policy")?.Contains("camera=()", StringComparison.Ordinal) is not true ? "Permissions-Policy"
            : header("Strict-Transport-Security")?.StartsWith("max-age=31536000", StringComparison.Ordinal) is not true ? "Strict-Transport-Security"
            : !Caching.Contains(header("Cache-Control"), StringComparer.Ordinal) ? $"Cache-Control: {header("Cache-Control")}"
            : header("Set-Cookie") is not null ? "a cookie"
            : header("Server") is not null || header("X-Powered-By") is not null ? "names what it is served by"
            : null;

    static Task Check(HttpResponse response)
    {
        if (FaultOf(name => response.Headers.TryGetValue(name, out var value) ? value.ToString() : null) is { } fault)
        {
            response.Headers["X-Headers-Fault"] = fault;
            response.StatusCode = Incomplete;
        }

        return Task.CompletedTask;
    }
}
