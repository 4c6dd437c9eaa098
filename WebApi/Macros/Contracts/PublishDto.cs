using System.ComponentModel;

namespace UserMacro.WebApi.Macros.Contracts;

/// <summary>What the version log says of a publication.</summary>
internal sealed record PublishDto
{
    [Description("Why; stands in the version log.")]
    public string Note { get; init; } = "";
}
