using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.Features;

namespace UserMacro.WebApi.Security;

/// <summary>The parameters of a verified call: what the host says.</summary>
/// <param name="query">The fields of the address, in order; names are case-sensitive.</param>
/// <param name="form">Those of the form; null where none was read.</param>
internal sealed class HostInput(ImmutableArray<KeyValuePair<string, string>> query, ImmutableArray<KeyValuePair<string, string>>? form)
{
    public ImmutableArray<KeyValuePair<string, string>> Query => query;

    public IEnumerable<KeyValuePair<string, string>>? Form => form;

    /// <summary>The fields of the form where one was read, else those of the query.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Fields => form ?? query;

    public static ValueTask<HostInput> BindAsync(HttpContext context) => ValueTask.FromResult(context.Features.GetRequiredFeature<HostInput>());
}
