using System.Globalization;
using Microsoft.AspNetCore.Http.Features;
using UserMacro.Grains.Interfaces.Limiting;
using UserMacro.WebApi.Api.Problems;

namespace UserMacro.WebApi.Hosting;

internal static class RequestLimits
{
    // What Kestrel reads of a request line and of all headers together, in bytes: more than is served, so that the answer is ours.
    const int KestrelHeadBytes = 64 * 1024;

    // What Kestrel takes in of a connection ahead of whoever reads the request, in bytes.
    const int KestrelBufferBytes = 128 * 1024;

    /// <summary>Lets Kestrel read long request lines, so that the answer to one is ours, and bounds bodies.</summary>
    public static WebApplicationBuilder AddRequestLimits(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestLineSize = KestrelHeadBytes;
            kestrel.Limits.MaxRequestHeadersTotalSize = KestrelHeadBytes;
            kestrel.Limits.MaxRequestBufferSize = KestrelBufferBytes;
            kestrel.Limits.MaxRequestBodySize = Limits.JsonBody;
        });
        return builder;
    }

    /// <summary>Answers 414 to a request target above <see cref="Limits.Address"/>.</summary>
    public static IApplicationBuilder UseRequestLimits(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var length = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget.Length;
        return length <= Limits.Address ? next(context) : TooLong(length).ExecuteAsync(context);
    });

    static ProblemResult TooLong(int length) => new(ProblemMap.New(
        ProblemTypes.BadRequest, "Address too long", StatusCodes.Status414UriTooLong,
        string.Create(CultureInfo.InvariantCulture, $"The address of the request has {length} bytes; at most {Limits.Address} are served."))
        with
    { Limit = Limits.NameOf(nameof(Limits.Address)) });
}
