using System.Reflection;

namespace UserMacro.Compatibility.Tests;

/// <summary>The names of the golden files: types go by their alias, which is fixed, whatever the code calls them.</summary>
static class WireName
{
    public static string Of(Type type) => type.IsGenericType
        ? $"{AliasOf(type).Split('`')[0]}-of-{string.Join("-and-", type.GenericTypeArguments.Select(AliasOf))}"
        : AliasOf(type);

    static string AliasOf(Type type) =>
        type.GetCustomAttribute<AliasAttribute>(inherit: false)?.Alias ?? throw new InvalidOperationException($"{type} has no alias.");
}
