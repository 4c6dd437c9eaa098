using UserMacro.CommandLine.Definitions;

namespace UserMacro.CommandLine.Api.Contracts;

/// <summary>An RFC 9457 problem with the members that the service adds.</summary>
internal sealed record Problem
{
    public string? Type { get; init; }

    public string? Title { get; init; }

    public string? Detail { get; init; }

    public IReadOnlyDictionary<string, IReadOnlyList<string>>? Errors { get; init => field = NoNulls.In(value); }

    public IReadOnlyList<Diagnostic>? Diagnostics { get; init => field = NoNulls.In(value); }

    public bool? DraftKept { get; init; }

    public int? CurrentDraft { get; init; }
}
