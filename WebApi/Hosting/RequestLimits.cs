using Microsoft.AspNetCore.Http.Features;
using UserMacro.WebApi.Api.Problems;
using UserMacro.WebApi.Limits;

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
        var length = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget.Length;
        return length <= ServiceLimits.TargetBytes ? next(context) : TooLong(length).ExecuteAsync(context);
    });

    static ProblemResult TooLong(int length) => new(ProblemMap.New(
        ProblemTypes.BadRequest, "Address too long", StatusCodes.Status414UriTooLong,
        $"The address of the request has {length} bytes; at most {ServiceLimits.TargetBytes} are served."));
}
