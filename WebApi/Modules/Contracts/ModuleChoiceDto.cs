using System.ComponentModel;

namespace UserMacro.WebApi.Modules.Contracts;

/// <summary>How a macro is to be offered.</summary>
internal sealed record ModuleChoiceDto
{
    [Description(
        "True for a name of its own, with the next free slot; "
        + "false for the generic macro: pages that name the macro directly then no longer show it.")]
    public required bool OwnName { get; init; }
}
