using System.ComponentModel;

namespace UserMacro.WebApi.Macros.Contracts;

/// <summary>What the version log says of a publication.</summary>
internal sealed record PublishDto
{
    [Description("The note in the version history.")]
    public string Note { get; init; } = "";
}
