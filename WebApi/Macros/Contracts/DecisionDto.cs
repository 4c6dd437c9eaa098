using System.ComponentModel;

namespace UserMacro.WebApi.Macros.Contracts;

/// <summary>What an administrator says of the draft of another.</summary>
internal sealed record DecisionDto
{
    [Description("Why; at most 1000 characters. Required for a rejection.")]
    public string Comment { get; init; } = "";
}
