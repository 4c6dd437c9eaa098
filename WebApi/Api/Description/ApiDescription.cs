using System.Text;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using UserMacro.Grains.Interfaces.Limiting;
using UserMacro.WebApi.Api.Edits;
using UserMacro.WebApi.Api.Idempotency;

namespace UserMacro.WebApi.Api.Description;

/// <summary>The OpenAPI document of the administrators' API.</summary>
internal static class ApiDescription
{
    const string Document = "v1";
    const string BearerScheme = "apiToken";
    const string Suffix = "Dto";

    public static IServiceCollection AddApiDescription(this IServiceCollection services) => services.AddOpenApi(Document, options =>
    {
        options.ShouldInclude = endpoint => endpoint.RelativePath?.StartsWith("api/", StringComparison.Ordinal) ?? false;
        options.CreateSchemaReferenceId = type => OpenApiOptions.CreateDefaultSchemaReferenceId(type)?.Replace(Suffix, "", StringComparison.Ordinal);
        options.AddDocumentTransformer((document, context, _) =>
            Describe(document, context.ApplicationServices.GetServices<TokenScheme>()));
        options.AddSchemaTransformer((schema, _, _) => Describe(schema));
        options.AddSchemaTransformer((schema, context, _) => ParameterTypesExtension.AddTo(schema, context));
        options.AddOperationTransformer((operation, context, _) => Describe(operation, context));
    });

    public static IEndpointRouteBuilder MapApiDescription(this IEndpointRouteBuilder routes)
    {
        var text = new DescriptionText(routes.ServiceProvider.GetRequiredKeyedService<IOpenApiDocumentProvider>(Document));
        routes.MapGet("/api/{documentName}/openapi.json", async (string documentName, CancellationToken cancellation) =>
            documentName == Document
                ? Results.Bytes(await text.ReadAsync(cancellation), "application/json;charset=utf-8")
                : Results.NotFound()).ExcludeFromDescription();
        return routes;
    }

    /// <summary>The document as text, written once: strangers may read it, and to write it costs a hundred times as much as to send it.</summary>
    sealed class DescriptionText(IOpenApiDocumentProvider documents)
    {
        byte[]? _text;

        public async Task<byte[]> ReadAsync(CancellationToken cancellation) =>
            _text ??= Encoding.UTF8.GetBytes(await (await documents.GetOpenApiDocumentAsync(cancellation))
                .SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1, cancellation));
    }

    static Task Describe(OpenApiDocument document, IEnumerable<TokenScheme> ofHosts)
    {
        document.Info = new() { Title = "User Macro", Version = Document, Description = "Macros of a Confluence site, for its administrators." };
        document.Servers = [new() { Url = "/" }];
        document.Components ??= new();
        var schemes = new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal);
        TokenScheme[] hostSchemes = [.. ofHosts];
        foreach (var scheme in hostSchemes)
        {
            schemes[scheme.Name] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.ApiKey,
                In = ParameterLocation.Header,
                Name = "Authorization",
                Description = scheme.Text,
            };
        }

        schemes[BearerScheme] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            Description = "An API token of the site. Its scopes: read for GET, write for what pages do not see, publish for what they see.",
        };
        document.Components.SecuritySchemes = schemes;
        document.Security =
        [
            .. hostSchemes.Select(scheme => scheme.Name).Append(BearerScheme)
                .Select(scheme => new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(scheme, document)] = [] }),
        ];
        return Task.CompletedTask;
    }

    // Where one may be missing is said beside the reference to it; among the names themselves it would be missing everywhere.
    static Task Describe(OpenApiSchema schema)
    {
        schema.Description = LimitNumbers.In(schema.Description);
        if (schema.Enum is { } names)
        {
            schema.Enum = [.. names.Where(name => name is not null && !JsonNullSentinel.IsJsonNullSentinel(name))];
        }

        return Task.CompletedTask;
    }

    static Task Describe(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        foreach (var parameter in operation.Parameters ?? [])
        {
            parameter.Description = LimitNumbers.In(parameter.Description);
        }

        operation.Responses?.TryAdd("401", new OpenApiResponse { Description = "The token is missing, wrong or too old; the body is empty." });
        if (operation.Responses?.TryGetValue("429", out var limited) == true)
        {
            limited.Description = "Too many requests; Retry-After says how long to wait. "
                + "The headers RateLimit and RateLimit-Policy of every answer say what remains.";
        }

        // A body that may be left out is described by what it is when it is there.
        foreach (var content in operation.RequestBody?.Content?.Values ?? [])
        {
            if (content.Schema?.OneOf is { Count: 2 } choices && choices.SingleOrDefault(choice => choice.Type != JsonSchemaType.Null) is { } schema)
            {
                content.Schema = schema;
            }
        }

        var idempotency = metadata.OfType<IdempotencyMetadata>().LastOrDefault()?.Rule;
        if (context.Description.HttpMethod == HttpMethods.Post && idempotency != IdempotencyRule.Ignore)
        {
            Add(
                operation,
                IdempotencyMiddleware.Header,
                isRequired: false,
                idempotency == IdempotencyRule.PerItem
                    ? $"A text of 1 to {Limits.IdempotencyKey} characters: within 24 hours each macro is imported once, and a repeat of the request "
                        + "imports those that were not."
                    : $"A text of 1 to {Limits.IdempotencyKey} characters: within 24 hours the request is carried out once, and repeats get its status, "
                        + "ETag and Location.");
        }

        if (metadata.OfType<IfMatchRequirement>().FirstOrDefault() is { } ifMatch)
        {
            Add(operation, "If-Match", ifMatch.IsRequired, "The ETag of what was edited.");
        }

        return Task.CompletedTask;
    }

    static void Add(OpenApiOperation operation, string header, bool isRequired, string description)
    {
        operation.Parameters ??= [];
        operation.Parameters.Add(new OpenApiParameter
        {
            Name = header,
            In = ParameterLocation.Header,
            Required = isRequired,
            Description = description,
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        });
    }
}
