using UserMacro.CommandLine.Contracts;
using UserMacro.CommandLine.Findings;

namespace UserMacro.CommandLine.Files;

/// <summary>A macro as its folder has it.</summary>
internal sealed record LocalMacro
{
    public required string Key { get; init; }

    /// <summary>The definition; null when the files hold none, see <see cref="Findings"/>.</summary>
    public MacroDefinition? Definition { get; init; }

    /// <summary>Names the bytes of the files, comments and all.</summary>
    public required string FilesHash { get; init; }

    /// <summary>Why the files hold no definition.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>The file of the settings.</summary>
    public required SettingsPlaces Places { get; init; }
}
