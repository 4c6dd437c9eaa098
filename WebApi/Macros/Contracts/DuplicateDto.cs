using System.ComponentModel;

namespace UserMacro.WebApi.Macros.Contracts;

/// <summary>The name of the copy of a macro.</summary>
internal sealed record DuplicateDto
{
    [Description("The key of the copy: 1 to {MacroKey} of a-z, 0-9 and '-', and none that Confluence has a macro of its own under, such as panel (409).")]
    public required string Key { get; init; }
}
