using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;

namespace UserMacro.WebApi.Tests.Hosting;

/// <summary>
/// Compares each answer of the API that any test sees with the statuses that its endpoint declares: one that is not among them becomes
/// <see cref="Undeclared"/>, which no test expects.
/// </summary>
sealed class DeclaredStatuses : IStartupFilter
{
    public const int Undeclared = 599;

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(static (context, following) =>
        {
            context.Response.OnStarting(static state => Check((HttpContext)state), context);
            return following(context);
        });
        next(app);
    };

    static Task Check(HttpContext context)
    {
        var response = context.Response;
        if (context.GetEndpoint() is RouteEndpoint { RoutePattern.RawText: { } route } endpoint
            && route.StartsWith("/api/v1/", StringComparison.Ordinal) && !Declared(endpoint).Contains(response.StatusCode))
        {
            response.Headers["X-Undeclared"] = string.Create(CultureInfo.InvariantCulture, $"{response.StatusCode} of {route}");
            response.StatusCode = Undeclared;
        }

        return Task.CompletedTask;
    }

    // The description names 401 for all: who is not known sees no endpoint.
    static IEnumerable<int> Declared(RouteEndpoint endpoint) =>
        endpoint.Metadata.OfType<IProducesResponseTypeMetadata>().Select(answer => answer.StatusCode).Append(StatusCodes.Status401Unauthorized);
}
