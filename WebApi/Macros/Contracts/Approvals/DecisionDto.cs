using System.ComponentModel;

namespace UserMacro.WebApi.Macros.Contracts.Approvals;

/// <summary>An administrator's decision about somebody else's draft.</summary>
internal sealed record DecisionDto
{
    [Description("Why; at most {Note} characters. Required for a rejection.")]
    public string Comment { get; init; } = "";
}
