using System.ComponentModel;

namespace UserMacro.WebApi.Transfer.Contracts;

/// <summary>What to do with one macro of a bundle.</summary>
internal sealed record ImportChoiceDto
{
    public required ImportAction Action { get; init; }

    [Description("The key to import it under; for rename only.")]
    public string? NewKey { get; init; }
}
