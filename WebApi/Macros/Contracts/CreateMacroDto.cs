using System.ComponentModel;
using UserMacro.WebApi.Macros.Contracts.Definitions;

namespace UserMacro.WebApi.Macros.Contracts;

/// <summary>A new macro.</summary>
internal sealed record CreateMacroDto
{
    [Description(
        "1 to {MacroKey} of a-z, 0-9 and '-'; its name on pages. Never changes. "
        + "The keys of Confluence's own macros, such as panel, are taken (409).")]
    public required string Key { get; init; }

    public required DefinitionDto Definition { get; init; }
}
