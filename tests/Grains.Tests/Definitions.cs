using UserMacro.Grains.Interfaces.Definitions;

namespace UserMacro.Grains.Tests;

/// <summary>Definitions to start from.</summary>
internal static class Definitions
{
    public static MacroDefinition Create(string template) => new() { Name = "Status badge", Template = template };

    public static ParameterDefinition Parameter(string name, ParameterType type = ParameterType.String, string value = "") =>
        new() { Name = name, Type = type, Default = value, Values = type == ParameterType.Enum ? ["low", "high"] : [] };
}
