using UserMacro.CommandLine.Definitions;

namespace UserMacro.CommandLine.Api.Contracts;

/// <summary>The problems of a definition.</summary>
internal sealed record CheckAnswer
{
    /// <summary>Diagnostics on the template.</summary>
    public required IReadOnlyList<Diagnostic> Diagnostics { get; init => field = NoNulls.In(value); }

    /// <summary>Broken rules by field, such as <c>parameters[2].name</c>; null when there are none.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? Errors { get; init => field = NoNulls.In(value); }
}
