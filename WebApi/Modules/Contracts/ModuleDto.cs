using System.ComponentModel;

namespace UserMacro.WebApi.Modules.Contracts;

/// <summary>A published macro in Confluence's macro browser.</summary>
internal sealed record ModuleDto(
    [property: Description("The macro's key.")] string Key,
    string Name,
    ModuleState State,
    [property: Description("What Confluence said when it refused; null when it did not.")] string? Message,
    [property: Description("Whether it is shown in a frame only because Confluence refuses static macros.")] bool Framed);
