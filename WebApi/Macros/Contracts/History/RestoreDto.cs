using System.ComponentModel;

namespace UserMacro.WebApi.Macros.Contracts.History;

/// <summary>Which revision to bring back.</summary>
internal sealed record RestoreDto
{
    [Description("Its number.")]
    public required int Revision { get; init; }

    [Description("The note in the version history.")]
    public string Note { get; init; } = "";
}
