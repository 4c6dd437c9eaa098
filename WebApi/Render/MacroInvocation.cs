using System.Collections.Immutable;
using UserMacro.Atlassian.Confluence.Data;
using UserMacro.Grains.Interfaces.Limiting;
using UserMacro.Grains.Interfaces.Rendering;
using UserMacro.WebApi.Hosts;
using UserMacro.WebApi.Security;

namespace UserMacro.WebApi.Render;

/// <summary>One use of a macro on a page, as Confluence's verified request describes it.</summary>
internal sealed record MacroInvocation
{
    const string ParameterPrefix = "p.";

    /// <summary>The macro's key as the request names it; not necessarily one that a macro can have.</summary>
    public required string Key { get; init; }

    /// <summary>Whether the page names a generic module, whose own parameters hold the macro's.</summary>
    public bool IsGeneric { get; init; }

    public required ImmutableArray<ParameterValue> Parameters { get; init; }

    public required PageContext Page { get; init; }

    public required string OutputType { get; init; }

    /// <summary>Confluence's id of this use.</summary>
    public required string MacroId { get; init; }

    /// <summary>The whole body; null where the request does not bring it.</summary>
    public string? Body { get; init; }

    /// <summary>Says that a parameter's value is longer than a URL may bring; null when none is.</summary>
    public string? OversizedParameter =>
        Parameters.FirstOrDefault(parameter => parameter.Value.Length > LongestValue) is { Identifier: { } identifier, Value: var value }
            ? ViewerMessages.Oversized(identifier, value.Length, LongestValue)
            : null;

    /// <summary>A generic module brings texts of several lines in the URL as well, so that only the length of all together counts.</summary>
    int LongestValue => IsGeneric ? Limits.ParameterValues : Limits.ParameterValue;

    /// <summary>How long all parameters together are in a URL, in characters.</summary>
    public int EncodedLength => Parameters.Sum(parameter =>
        ParameterPrefix.Length + parameter.Identifier.Length + Uri.EscapeDataString(parameter.Value).Length + "&=".Length);

    /// <summary>Whether the page is being edited or was never published.</summary>
    public bool IsPreview => string.Equals(OutputType, "preview", StringComparison.Ordinal);

    /// <summary>Reads a use. What the token says of page and macro goes before what the URL says.</summary>
    /// <param name="moduleKey">The module's key in the path: a macro's own, or one of the generic modules.</param>
    /// <param name="input">The request.</param>
    /// <param name="caller">Who is calling.</param>
    public static MacroInvocation Read(string moduleKey, HostInput input, HostCaller caller)
    {
        var fields = input.Fields;
        var isGeneric = moduleKey.StartsWith(GenericModuleKeys.Prefix, StringComparison.Ordinal);
        return new()
        {
            IsGeneric = isGeneric,
            Key = isGeneric ? Field(fields, "um.macro").Trim() : moduleKey,
            Parameters = isGeneric ? Pairs(Field(fields, "um.parameters")) : Prefixed(fields),
            Page = new()
            {
                Id = caller.Context.ContentId ?? Field(fields, "page.id"),
                Title = Field(fields, "page.title"),
                Type = caller.Context.ContentType ?? Field(fields, "page.type"),
                Version = caller.Context.ContentVersion ?? Field(fields, "page.version"),
                SpaceKey = caller.Context.SpaceKey ?? Field(fields, "space.key"),
            },
            OutputType = Field(fields, "output.type") is { Length: > 0 } outputType ? outputType : "display",
            MacroId = caller.Context.MacroId ?? Field(fields, "macro.id"),
            Body = input.Form is null ? null : Field(fields, "macro.body"),
        };
    }

    /// <summary>The page and the macro on it.</summary>
    public DataScope PlaceFor(HostCaller caller) => new(Page.Id, Page.Type, Page.SpaceKey, caller.AccountId, caller.Access.BaseUrl);

    /// <param name="caller">Who is calling.</param>
    /// <param name="markup">What to make of it.</param>
    /// <param name="mayAskForStored">Whether the stored macro can be read for what the request does not bring.</param>
    /// <param name="knownRevision">The revision whose output the host holds.</param>
    public RenderRequest ToRequest(HostCaller caller, RenderMarkup markup, bool mayAskForStored, int? knownRevision = null) => new()
    {
        MayAskForStored = mayAskForStored,
        Markup = markup,
        Parameters = Parameters,
        Body = Body,
        Page = Page,
        AccountId = caller.AccountId,
        SiteBaseUrl = caller.Access.BaseUrl,
        OutputType = OutputType,
        MacroId = MacroId,
        KnownRevision = knownRevision,
        IsUncounted = caller.Access.IsUncounted,
    };

    static string Field(ImmutableArray<KeyValuePair<string, string>> fields, string name)
    {
        foreach (var (key, value) in fields)
        {
            if (string.Equals(key, name, StringComparison.Ordinal))
                return value;
        }

        return "";
    }

    static ImmutableArray<ParameterValue> Prefixed(ImmutableArray<KeyValuePair<string, string>> fields)
    {
        var parameters = ImmutableArray.CreateBuilder<ParameterValue>();
        foreach (var (key, value) in fields)
        {
            if (key.StartsWith(ParameterPrefix, StringComparison.Ordinal))
                parameters.Add(new(key[ParameterPrefix.Length..], value));
        }

        return parameters.DrainToImmutable();
    }

    static ImmutableArray<ParameterValue> Pairs(string text) =>
        [.. RawQuery.ParsePairs(text).Select(pair => new ParameterValue(pair.Key.ToLowerInvariant(), pair.Value))];
}
