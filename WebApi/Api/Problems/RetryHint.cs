using System.Globalization;

namespace UserMacro.WebApi.Api.Problems;

internal static class RetryHint
{
    /// <summary>Seconds after which an unavailable service is worth asking again.</summary>
    public const int Seconds = 2;

    static readonly string Text = Seconds.ToString(CultureInfo.InvariantCulture);

    /// <summary>Gives every 503 a <c>Retry-After</c>, whoever answers it.</summary>
    public static IApplicationBuilder UseRetryHint(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(Complete, context.Response);
        return next(context);
    });

    static Task Complete(object state)
    {
        var response = (HttpResponse)state;
        if (response.StatusCode == StatusCodes.Status503ServiceUnavailable)
        {
            response.Headers.TryAdd("Retry-After", Text);
        }

        return Task.CompletedTask;
    }
}
