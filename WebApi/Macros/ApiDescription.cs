using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace UserMacro.WebApi.Macros;

/// <summary>The OpenAPI document of the administrators' API.</summary>
internal static class ApiDescription
{
    const string Document = "v1";
    const string Scheme = "contextToken";
    const string Suffix = "Dto";

    public static IServiceCollection AddApiDescription(this IServiceCollection services) => services.AddOpenApi(Document, options =>
    {
        options.ShouldInclude = endpoint => endpoint.RelativePath?.StartsWith("api/", StringComparison.Ordinal) ?? false;
        options.CreateSchemaReferenceId = type => OpenApiOptions.CreateDefaultSchemaReferenceId(type)?.Replace(Suffix, "", StringComparison.Ordinal);
        options.AddDocumentTransformer((document, _, _) => Describe(document));
        options.AddOperationTransformer((operation, context, _) => Describe(operation, context));
    });

    public static IEndpointRouteBuilder MapApiDescription(this IEndpointRouteBuilder routes)
    {
        routes.MapOpenApi("/api/{documentName}/openapi.json");
        return routes;
    }

    static Task Describe(OpenApiDocument document)
    {
        document.Info = new() { Title = "User Macro", Version = Document, Description = "Macros of a Confluence site, for its administrators." };
        document.Servers = [new() { Url = "/" }];
        document.Components ??= new();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal)
        {
            [Scheme] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.ApiKey,
                In = ParameterLocation.Header,
                Name = "Authorization",
                Description = "'JWT ' and the token that AP.context.getToken gives to the admin page.",
            },
        };
        document.Security = [new() { [new OpenApiSecuritySchemeReference(Scheme, document)] = [] }];
        return Task.CompletedTask;
    }

    static Task Describe(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        operation.Responses?.TryAdd("401", new OpenApiResponse { Description = "The token is missing, wrong or too old; the body is empty." });
        if (context.Description.ActionDescriptor.EndpointMetadata.OfType<IfMatchRequirement>().FirstOrDefault() is not { } ifMatch)
            return Task.CompletedTask;
        operation.Parameters ??= [];
        operation.Parameters.Add(new OpenApiParameter
        {
            Name = "If-Match",
            In = ParameterLocation.Header,
            Required = ifMatch.IsRequired,
            Description = "The ETag of what was edited.",
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        });
        return Task.CompletedTask;
    }
}
