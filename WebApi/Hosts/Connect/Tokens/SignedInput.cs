using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.Features;
using UserMacro.Grains.Interfaces.Limiting;
using UserMacro.WebApi.Api.Problems;

namespace UserMacro.WebApi.Hosts.Connect.Tokens;

/// <summary>A request as its query hash covers it; with a verified token, what Confluence says.</summary>
/// <param name="Request">What is hashed.</param>
/// <param name="Input">Its parameters.</param>
internal readonly record struct SignedInput(HostRequest Request, ConnectInput Input)
{
    /// <summary>The line and headers of a request; the body is not read.</summary>
    public static SignedInput From(HttpContext context)
    {
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        return new(new(context.Request.Method, target, Form: null), new(RawQuery.Parse(target), form: null));
    }

    /// <summary>The same with the form of the body. For verified senders only.</summary>
    /// <exception cref="BadHttpRequestException">The form is larger, or has more fields, than that of a static render may have.</exception>
    public async Task<SignedInput> WithFormAsync(HttpContext context)
    {
        var (request, query) = (Request, Input.Query);
        var fields = await ReadFormAsync(context);
        return new(request with { Form = fields }, new(query, fields));
    }

    static async Task<ImmutableArray<KeyValuePair<string, string>>> ReadFormAsync(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = Limits.StaticForm;
        }

        using var reader = new StreamReader(context.Request.Body);
        var text = await reader.ReadToEndAsync(context.RequestAborted);
        // Read before the query hash can be checked, so a form must not cost much more than its bytes.
        return text.AsSpan().Count('&') + 1 is var fields && fields <= Limits.FormFields
            ? RawQuery.ParsePairs(text)
            : throw new OversizedBodyException(Excess.Of("The form", fields, Limits.FormFields, "fields"), Limits.NameOf(nameof(Limits.FormFields)));
    }
}
