using System.ComponentModel;
using UserMacro.WebApi.Api.Json;

namespace UserMacro.WebApi.Transfer.Contracts.Archives;

/// <summary>Macros of a site as a file.</summary>
internal sealed record ArchiveDto
{
    /// <summary>What is in <see cref="Format"/>.</summary>
    public const string FormatName = "usermacro-bundle";

    /// <summary>The version of the format that this build writes, and the only one it reads.</summary>
    public const int CurrentVersion = 1;

    [Description("usermacro-bundle.")]
    public required string Format { get; init; }

    [Description("The version of the format: 1.")]
    public required int Version { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required IReadOnlyList<ArchiveMacroDto> Macros { get; init => field = NoNulls.In(value); }

    [Description("The shared parts of the site as they are at present.")]
    public required IReadOnlyList<ArchivePartDto> Parts { get; init => field = NoNulls.In(value); }

    [Description("SHA-256, in hexadecimal digits, of the archive's compact JSON up to here; white space may be changed, nothing else.")]
    public required string Checksum { get; init; }
}
