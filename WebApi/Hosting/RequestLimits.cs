using Microsoft.AspNetCore.Http.Features;

namespace UserMacro.WebApi.Hosting;

internal static class RequestLimits
{
    /// <summary>Lets Kestrel read long request lines, so that the answer to one is ours, and bounds bodies.</summary>
    public static WebApplicationBuilder AddRequestLimits(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestLineSize = ServiceLimits.KestrelHeadBytes;
            kestrel.Limits.MaxRequestHeadersTotalSize = ServiceLimits.KestrelHeadBytes;
            kestrel.Limits.MaxRequestBufferSize = ServiceLimits.KestrelBufferBytes;
            kestrel.Limits.MaxRequestBodySize = ServiceLimits.JsonBytes;
        });
        return builder;
    }

    /// <summary>Answers 414 to a request target above <see cref="ServiceLimits.TargetBytes"/>.</summary>
    public static IApplicationBuilder UseRequestLimits(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget.Length <= ServiceLimits.TargetBytes)
            return next(context);
        context.Response.StatusCode = StatusCodes.Status414UriTooLong;
        return Task.CompletedTask;
    });
}
