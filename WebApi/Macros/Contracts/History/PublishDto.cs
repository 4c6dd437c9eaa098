using System.ComponentModel;

namespace UserMacro.WebApi.Macros.Contracts.History;

/// <summary>The header of a publication in the version history.</summary>
internal sealed record PublishDto
{
    [Description("The note in the version history.")]
    public string Note { get; init; } = "";
}
