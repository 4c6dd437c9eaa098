using System.ComponentModel;

namespace UserMacro.WebApi.Transfer.Contracts.Imports;

/// <summary>The choice for one macro of an archive.</summary>
internal sealed record ImportChoiceDto
{
    public required ImportAction Action { get; init; }

    [Description("The key to import it under; for rename only.")]
    public string? NewKey { get; init; }
}
