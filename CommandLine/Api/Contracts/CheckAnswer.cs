namespace UserMacro.CommandLine.Api.Contracts;

/// <summary>What is wrong with a definition.</summary>
/// <param name="Diagnostics">Remarks on the template.</param>
/// <param name="Errors">Broken rules by field, such as <c>parameters[2].name</c>; null when there are none.</param>
internal sealed record CheckAnswer(IReadOnlyList<Diagnostic> Diagnostics, IReadOnlyDictionary<string, IReadOnlyList<string>>? Errors = null);
