using Microsoft.AspNetCore.Http.Features;
using UserMacro.Grains.Interfaces.Limiting;
using UserMacro.WebApi.Api;

namespace UserMacro.WebApi.Security.Calls;

/// <summary>Bounds what is read of a body, also while it is thrown away after a refusal, before whoever sends it has proved anything.</summary>
internal static class UnverifiedBodyLimit
{
    /// <summary>What is read at most of the body of an unverified request, in bytes.</summary>
    public const long Bytes = Limits.UnverifiedBody;

    /// <summary>Sets the limit. Must come before all that checks callers.</summary>
    public static IApplicationBuilder UseUnverifiedBodyLimit(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size && !(size.MaxRequestBodySize <= Bytes))
        {
            context.Features.Set(new EndpointLimit(size.MaxRequestBodySize));
            size.MaxRequestBodySize = Bytes;
        }

        return next(context);
    });

    /// <summary>Gives verified callers the limit of the endpoint. Must come behind all that checks them.</summary>
    public static IApplicationBuilder UseVerifiedBodyLimit(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var isVerified = context.Features.Get<ApiCaller>() is not null || context.Features.Get<HostCaller>() is not null;
        if (isVerified && context.Features.Get<EndpointLimit>() is { } limit
            && context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = limit.Bytes;
        }

        return next(context);
    });

    sealed record EndpointLimit(long? Bytes);
}
