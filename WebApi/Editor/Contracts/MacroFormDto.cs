using UserMacro.Grains.Interfaces.Definitions;
using UserMacro.WebApi.Macros.Contracts.Definitions;

namespace UserMacro.WebApi.Editor.Contracts;

/// <summary>What an author fills in for a macro.</summary>
/// <param name="Key">The macro's key.</param>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it does.</param>
/// <param name="Documentation">Where more is written; empty when nowhere.</param>
/// <param name="Parameters">Its parameters, those apart that the form leaves out.</param>
/// <param name="MayInsert">Whether the rules let this person put it into pages.</param>
/// <param name="InsertGroups">Groups whose members may do so too.</param>
/// <param name="Limits">How long the values may be.</param>
internal sealed record MacroFormDto(
    string Key, string Name, string Description, string Documentation, IReadOnlyList<ParameterDto> Parameters, bool MayInsert,
    IReadOnlyList<string> InsertGroups, FormLimitsDto Limits)
{
    public static MacroFormDto From(string key, MacroDefinition definition, bool mayInsert, IReadOnlyList<string> groups) => new(
        key,
        definition.Name,
        definition.Description,
        definition.Documentation,
        [.. definition.Parameters.Select(ParameterDto.From)],
        mayInsert,
        mayInsert ? [] : groups,
        FormLimitsDto.OfProduct);
}
