using System.ComponentModel;

namespace UserMacro.WebApi.Macros.Contracts;

/// <summary>How the list of modules in Confluence stands.</summary>
internal sealed record SyncDto(
    bool UpToDate,
    [property: Description("Why the last run failed; null when it succeeded.")] string? LastError);
