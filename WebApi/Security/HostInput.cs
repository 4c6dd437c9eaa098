using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.Features;
using UserMacro.Grains.Interfaces.Limiting;
using UserMacro.WebApi.Api.Problems;

namespace UserMacro.WebApi.Security;

/// <summary>The parameters of a request as its query hash covers them; with a verified token, what Confluence says.</summary>
internal sealed class HostInput(HostRequest request, ImmutableArray<KeyValuePair<string, string>> query, ImmutableArray<KeyValuePair<string, string>>? form)
{
    public HostRequest Request => request;

    public ImmutableArray<KeyValuePair<string, string>> Query => query;

    public IEnumerable<KeyValuePair<string, string>>? Form => form;

    /// <summary>The fields of the form where one was read, else those of the query.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Fields => form ?? query;

    public static ValueTask<HostInput> BindAsync(HttpContext context) => ValueTask.FromResult(context.Features.GetRequiredFeature<HostInput>());

    /// <summary>The line and headers of a request; the body is not read.</summary>
    public static HostInput From(HttpContext context)
    {
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        return new(new(context.Request.Method, target, Form: null), RawQuery.Parse(target), form: null);
    }

    /// <summary>The same with the form of the body. For verified senders only.</summary>
    /// <exception cref="BadHttpRequestException">The form is larger, or has more fields, than that of a static render may have.</exception>
    public async Task<HostInput> WithFormAsync(HttpContext context)
    {
        var fields = await ReadFormAsync(context);
        return new(request with { Form = fields }, query, fields);
    }

    static async Task<ImmutableArray<KeyValuePair<string, string>>> ReadFormAsync(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = Limits.StaticForm;
        using var reader = new StreamReader(context.Request.Body);
        var text = await reader.ReadToEndAsync(context.RequestAborted);
        // Read before the query hash can be checked, so a form must not cost much more than its bytes.
        return text.AsSpan().Count('&') + 1 is var fields && fields <= Limits.FormFields
            ? RawQuery.ParsePairs(text)
            : throw new OversizedBodyException(Excess.Of("The form", fields, Limits.FormFields, "fields"), Limits.NameOf(nameof(Limits.FormFields)));
    }
}
