using System.Globalization;
using System.Net.Mime;
using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;

namespace UserMacro.WebApi.Api.Edits;

/// <summary>Answers something with the number of its state as ETag, which the next edit names as If-Match.</summary>
/// <param name="value">What is answered.</param>
/// <param name="number">The number of its state.</param>
internal abstract class NumberedResult<T>(T value, int number) : IResult, IEndpointMetadataProvider
{
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) => Describe(builder, StatusCodes.Status200OK);

    public virtual Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.Headers.ETag = string.Create(CultureInfo.InvariantCulture, $"\"{number}\"");
        return httpContext.Response.WriteAsJsonAsync(value, httpContext.RequestAborted);
    }

    /// <summary>Says in the API's description with which status the endpoint answers.</summary>
    protected static void Describe(EndpointBuilder builder, int status) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(status, typeof(T), [MediaTypeNames.Application.Json]));
}

/// <summary>Answers something new with its address, 201.</summary>
/// <param name="value">What is answered.</param>
/// <param name="number">The number of its state.</param>
/// <param name="path">Its path.</param>
internal abstract class CreatedResult<T>(T value, int number, string path) : NumberedResult<T>(value, number), IEndpointMetadataProvider
{
    public static new void PopulateMetadata(MethodInfo method, EndpointBuilder builder) => Describe(builder, StatusCodes.Status201Created);

    public override Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status201Created;
        httpContext.Response.Headers.Location = $"{httpContext.Request.PathBase}{path}";
        return base.ExecuteAsync(httpContext);
    }
}
