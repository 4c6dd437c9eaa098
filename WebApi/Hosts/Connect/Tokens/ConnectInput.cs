using System.Collections.Immutable;
using UserMacro.Grains.Interfaces.Rendering;
using UserMacro.WebApi.Security.Calls;

namespace UserMacro.WebApi.Hosts.Connect.Tokens;

/// <summary>The fields of a call, whose names are those of the addresses in our modules (docs/reference/connect-descriptor.md#addresses).</summary>
/// <param name="query">The fields of the address, in order; names are case-sensitive.</param>
/// <param name="form">Those of the form; null where none was read.</param>
internal sealed class ConnectInput(ImmutableArray<KeyValuePair<string, string>> query, ImmutableArray<KeyValuePair<string, string>>? form) : HostInput
{
    const string ParameterPrefix = "p.";

    public ImmutableArray<KeyValuePair<string, string>> Query => query;

    public ImmutableArray<KeyValuePair<string, string>>? Form => form;

    /// <summary>The fields of the form where one was read, else those of the query.</summary>
    ImmutableArray<KeyValuePair<string, string>> Fields => form ?? query;

    public override MacroUse ReadUse(string moduleKey, HostCaller caller)
    {
        var isGeneric = moduleKey.StartsWith(GenericModuleKeys.Prefix, StringComparison.Ordinal);
        return new()
        {
            IsGeneric = isGeneric,
            Key = isGeneric ? Field("um.macro").Trim() : moduleKey,
            Parameters = isGeneric ? GenericModuleKeys.ReadParameters(Field("um.parameters")) : Prefixed(),
            Page = new()
            {
                Id = caller.Context.ContentId ?? Field("page.id"),
                Title = Field("page.title"),
                Type = caller.Context.ContentType ?? Field("page.type"),
                Version = caller.Context.ContentVersion ?? Field("page.version"),
                SpaceKey = caller.Context.SpaceKey ?? Field("space.key"),
            },
            OutputType = Field("output.type") is { Length: > 0 } outputType ? outputType : "display",
            MacroId = caller.Context.MacroId ?? Field("macro.id"),
            LocalId = Field("macro.local"),
            Sent = isGeneric ? [new("macro", Field("um.macro")), new("parameters", Field("um.parameters"))] : Prefixed(),
            Body = form is null ? null : Field("macro.body"),
        };
    }

    string Field(string name)
    {
        foreach (var (key, value) in Fields)
        {
            if (string.Equals(key, name, StringComparison.Ordinal))
            {
                return value;
            }
        }

        return "";
    }

    ImmutableArray<ParameterValue> Prefixed()
    {
        var parameters = ImmutableArray.CreateBuilder<ParameterValue>();
        foreach (var (key, value) in Fields)
        {
            if (key.StartsWith(ParameterPrefix, StringComparison.Ordinal))
            {
                parameters.Add(new(key[ParameterPrefix.Length..], value));
            }
        }

        return parameters.DrainToImmutable();
    }
}
