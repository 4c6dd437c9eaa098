using System.ComponentModel;
using UserMacro.WebApi.Macros.Contracts.Comparisons;

namespace UserMacro.WebApi.Parts.Contracts;

/// <summary>A new shared part.</summary>
internal sealed record CreatePartDto
{
    [Description("1 to {PartName} of a-z, 0-9 and '-'. Never changes.")]
    public required string Name { get; init; }

    public required PartTextsDto Texts { get; init; }
}
