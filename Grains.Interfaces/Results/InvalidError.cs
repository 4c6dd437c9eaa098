using System.Collections.Immutable;
using UserMacro.Grains.Interfaces.Macros;

namespace UserMacro.Grains.Interfaces.Results;

/// <summary>The definition breaks rules; one problem per field, and the template's diagnostics with line and column.</summary>
/// <param name="Message">The summary.</param>
/// <param name="Fields">What is wrong with which field, in camel-case paths such as <c>parameters[2].name</c>.</param>
/// <param name="Diagnostics">What is wrong with the template.</param>
/// <param name="DraftNumber">The number of the draft that was kept nevertheless; null when nothing was stored.</param>
[GenerateSerializer, Immutable, Alias("error-invalid")]
public sealed record InvalidError(
    string Message,
    [property: Id(0)] ImmutableArray<FieldProblem> Fields,
    [property: Id(1)] ImmutableArray<TemplateDiagnostic> Diagnostics,
    [property: Id(2)] int? DraftNumber) : GrainError(Message);
